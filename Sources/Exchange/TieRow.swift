import Domain

/// The columns of `relationships.csv`, in the order in which they are written.
enum TieColumn: Int, TableColumn {
  case from, to, kind, since, note

  static let names = ["from", "to", "kind", "since", "note"]

  static let required: [Self] = [.from, .to, .kind]
}

extension Row<TieColumn> {
  enum Tie {
    case districts(DistrictTie)
    case facilitator(FacilitatorTie)
  }

  /// The tie of this row, or nothing if something is wrong with it, which goes to `findings`.
  func tie(_ roster: inout Roster, _ findings: inout Findings) -> Tie? {
    let from = identifier(.from, &findings)
    let to = identifier(.to, &findings)
    let word = requiredText(.kind, &findings)
    let since = text(.since, &findings)
    let note = text(.note, &findings)
    for (column, id) in [(TieColumn.from, from), (.to, to)] {
      guard let id, roster.kind(of: id) == nil else { continue }
      if let fault = roster.fault(of: id, wanted: [.district, .facilitator]) {
        findings.add(problem(column, fault))
      }
    }
    guard let word else { return nil }
    guard let from, let to, let first = roster.kind(of: from), let second = roster.kind(of: to)
    else {
      checkKind(word, &findings)
      return nil
    }
    guard from != to else {
      findings.add(problem(.to, .tieToItself(Excerpt.of(to))))
      return nil
    }
    switch (first, second) {
    case (.district, .district):
      return kind(word, "two districts", &findings).map { kind in
        .districts(
          DistrictTie(
            from: District.ID(from), to: District.ID(to), kind: kind, since: since, note: note))
      }
    case (.facilitator, .facilitator):
      findings.add(
        problem(
          .kind,
          .impossibleKind(
            Excerpt.of(word), between: "two facilitators", allowed: [], nearest: nil)))
      return nil
    case (.facilitator, .district), (.district, .facilitator):
      let (facilitator, district) = first == .facilitator ? (from, to) : (to, from)
      return kind(word, "a facilitator and a district", &findings).map { kind in
        .facilitator(
          FacilitatorTie(
            facilitator: Facilitator.ID(facilitator), district: District.ID(district), kind: kind,
            since: since, note: note))
      }
    }
  }

  private func kind<Kind: CaseIterable & RawRepresentable<String>>(
    _ word: String, _ between: String, _ findings: inout Findings
  ) -> Kind? {
    if let kind = Kind(rawValue: Self.folded(word)) { return kind }
    let allowed = Kind.allCases.map(\.rawValue)
    findings.add(
      problem(
        .kind,
        .impossibleKind(
          Excerpt.of(word), between: between, allowed: allowed,
          nearest: Nearest.match(to: word, among: allowed))))
    return nil
  }

  /// Where an id is not known, the kind can only be checked against every kind that there is.
  private func checkKind(_ word: String, _ findings: inout Findings) {
    let allowed =
      DistrictTie.Kind.allCases.map(\.rawValue)
      + FacilitatorTie.Kind.allCases.map(\.rawValue)
      .filter { DistrictTie.Kind(rawValue: $0) == nil }
    guard !allowed.contains(Self.folded(word)) else { return }
    findings.add(
      problem(
        .kind,
        .notAWord(
          Excerpt.of(word), allowed: allowed, nearest: Nearest.match(to: word, among: allowed))))
  }

  private static func folded(_ word: String) -> String { word.lowercased() }
}
