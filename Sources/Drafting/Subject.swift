import Domain

/// What an explanation is about.
enum Subject: Equatable {
  case plan
  case partnership(Plan.Partnership)
  case district(District.ID)
  case facilitator(Facilitator.ID)

  /// Finds what `text` names in a plan.
  ///
  /// Tried in turn, the first that fits anything decides: an id, an id without regard to case, a
  /// whole name, a part of a name.
  ///
  /// - Throws: `UnknownSubject` if nothing fits or more than one does.
  init(_ text: String?, in plan: Plan) throws(UnknownSubject) {
    guard let text else {
      self = .plan
      return
    }
    let entries = Entry.all(of: plan)
    let wanted = text.folded
    let attempts: [(Entry) -> Bool] = [
      { $0.id == text },
      { $0.id.folded == wanted },
      { $0.name.folded == wanted },
      { !wanted.isEmpty && $0.name.folded.contains(wanted) },
    ]
    for fits in attempts {
      let matches = entries.filter(fits)
      if matches.count > 1 {
        throw .ambiguous(text, matches: matches.map(\.label))
      }
      if let match = matches.first {
        self = match.subject
        return
      }
    }
    throw .notFound(text, nearest: Entry.nearest(to: wanted, among: entries).map(\.label))
  }
}

/// One thing of a plan that an explanation can be about.
private struct Entry {
  let id: String
  /// Empty for a partnership, which is known by its id alone.
  let name: String
  let subject: Subject

  var label: String { name.isEmpty ? id : "\(name.printable) (\(id))" }

  /// Partnerships, then districts and facilitators in order of id.
  static func all(of plan: Plan) -> [Entry] {
    let facilitators = Set(plan.facilitators.map(\.id.rawValue))
    let known =
      plan.partnerships.flatMap(\.members).map(\.rawValue)
      + plan.unmatched.map(\.district.rawValue) + facilitators
    let ids = Set(plan.names.keys).union(known).sorted()
    return plan.partnerships.map { Entry(id: $0.id, name: "", subject: .partnership($0)) }
      + ids.map { id in
        Entry(
          id: id, name: plan.names[id] ?? "",
          subject: facilitators.contains(id)
            ? .facilitator(Facilitator.ID(id)) : .district(District.ID(id)))
      }
  }

  /// Names that are offered at most.
  private static let offered = 3

  /// The entries whose id, name, or beginning of a name differs from `wanted` in few letters.
  static func nearest(to wanted: String, among entries: [Entry]) -> [Entry] {
    let allowed = max(1, wanted.count / 3)
    return entries.compactMap { entry -> (entry: Entry, distance: Int)? in
      let distance =
        entry.spellings(likeLengthOf: wanted)
        .filter { abs($0.count - wanted.count) <= allowed }
        .map { wanted.editDistance(to: $0) }.min() ?? Int.max
      return distance <= allowed ? (entry, distance) : nil
    }
    .sorted { ($0.distance, $0.entry.id) < ($1.distance, $1.entry.id) }
    .prefix(offered).map(\.entry)
  }

  private func spellings(likeLengthOf wanted: String) -> [String] {
    let words = name.folded.split(separator: " ")
    let count = wanted.split(separator: " ").count
    return [id.folded, name.folded, words.prefix(count).joined(separator: " ")]
      .filter { !$0.isEmpty }
  }
}

extension String {
  /// The text as names are compared: without case and without spaces at its ends.
  fileprivate var folded: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }

  /// Letters to insert, delete or replace to turn the text into `other`.
  ///
  /// Reference: Wagner & Fischer, "The String-to-String Correction Problem", Journal of the ACM 21,
  /// 1974. doi:10.1145/321796.321811
  fileprivate func editDistance(to other: String) -> Int {
    let other = Array(other)
    var row = Array(0...other.count)
    for (index, letter) in enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, letterOfOther) in other.enumerated() {
        let replaced = diagonal + (letter == letterOfOther ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[other.count]
  }
}
