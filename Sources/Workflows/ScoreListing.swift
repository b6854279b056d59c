package import Domain
package import Drafting
import Exchange
import Scoring

/// The scores behind a match: every pair that may be formed, or every facilitator with every pair.
package struct ScoreListing {
  /// A pair and its score.
  package struct Row: Equatable, Sendable, Codable {
    package var members: [District.ID]
    package var names: [String]
    package var mode: Plan.Mode
    @OrNull package var mentor: District.ID?
    @OrNull package var focus: Topic?
    package var requested: Bool
    package var score: Double
    package var known: Double
    /// The value of each criterion, 0…1, by name.
    package var criteria: [String: Double]
  }

  /// A facilitator's fit with a pair.
  package struct FitRow: Equatable, Sendable, Codable {
    package var facilitator: Facilitator.ID
    package var name: String
    package var members: [District.ID]
    @OrNull package var focus: Topic?
    package var fit: Double
    package var known: Double
    /// The value of each criterion, 0…1, by name.
    package var criteria: [String: Double]
  }

  private let bundle: RegistryBundle
  private let scoring: PairScoring
  private let fits: FitScoring
  /// Best first, then in order of id.
  private let pairs: [AllowedPair]

  /// Scores a bundle; with the id or a part of the name of a district, only its pairs.
  ///
  /// - Throws: `Failure.notFound` if the bundle has no such district, or several.
  package init(_ bundle: RegistryBundle, district: String? = nil) throws(Failure) {
    self.bundle = bundle
    let roster = Roster(bundle)
    scoring = PairScoring(roster)
    fits = FitScoring(roster)
    var pairs = scoring.formablePairs()
    if let district {
      let place = try bundle.place(ofDistrict: district)
      pairs = pairs.filter { Int($0.a) == place || Int($0.b) == place }
    }
    self.pairs = pairs.sorted { ($1.score, $0.a, $0.b) < ($0.score, $1.a, $1.b) }
  }

  /// How many pairs may be formed.
  package var count: Int { pairs.count }

  /// The first rows, best first.
  package func rows(_ limit: Int = .max) -> [Row] {
    pairs.prefix(limit).map { pair in
      let (a, b) = (Int(pair.a), Int(pair.b))
      let score = scoring.pair(a, b)
      return Row(
        members: [bundle.districts[a].id, bundle.districts[b].id],
        names: [bundle.districts[a].name, bundle.districts[b].name], mode: score.mode,
        mentor: score.mentor.map { bundle.districts[$0].id }, focus: score.focus,
        requested: score.requested, score: score.score, known: score.known,
        criteria: values(Criterion.allCases.map(\.rawValue), scoring.appraisals(a, b)))
    }
  }

  /// The fits of all facilitators who may guide the first pairs, best pair and best fit first.
  package func fitRows(_ limit: Int = .max) -> [FitRow] {
    pairs.prefix(limit).flatMap { pair -> [FitRow] in
      let places = [Int(pair.a), Int(pair.b)]
      let focus = pair.focus < 0 ? nil : Topic.taxonomy[Int(pair.focus)]
      return bundle.facilitators.indices
        .filter { fits.refusal($0, members: places) == nil }
        .map { (place: $0, score: fits.fit($0, members: places, focus: focus)) }
        .sorted { ($1.score.fit, $0.place) < ($0.score.fit, $1.place) }
        .map { place, score in
          FitRow(
            facilitator: bundle.facilitators[place].id, name: bundle.facilitators[place].name,
            members: places.map { bundle.districts[$0].id }, focus: focus, fit: score.fit,
            known: score.known,
            criteria: values(FitCriterion.allCases.map(\.rawValue), score.parts))
        }
    }
  }

  private func values(_ names: [String], _ parts: [Appraisal]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(names, parts.map(\.value)))
  }
}

extension ScoreListing {
  package static func json(_ rows: some Encodable) throws -> [UInt8] { try Printed.json(rows) }

  /// A row for each pair; values are not rounded.
  package static func csv(_ rows: [Row]) -> [UInt8] {
    let names = Criterion.allCases.map(\.rawValue)
    var table = CSVText()
    table.append(
      ["member_1", "member_2", "name_1", "name_2", "mode", "mentor", "focus", "score", "known"]
        + names)
    for row in rows {
      var cells = row.members.map { CSVText.inert($0.rawValue) } + row.names.map(CSVText.inert)
      cells += [row.mode.rawValue, CSVText.inert(row.mentor?.rawValue ?? "")]
      cells += [row.focus?.rawValue ?? "", "\(row.score)", "\(row.known)"]
      cells += names.map { "\(row.criteria[$0] ?? 0)" }
      table.append(cells)
    }
    return table.bytes
  }

  /// A row for each facilitator and pair; values are not rounded.
  package static func csv(_ rows: [FitRow]) -> [UInt8] {
    let names = FitCriterion.allCases.map(\.rawValue)
    var table = CSVText()
    table.append(["facilitator", "name", "member_1", "member_2", "focus", "fit", "known"] + names)
    for row in rows {
      var cells = [CSVText.inert(row.facilitator.rawValue), CSVText.inert(row.name)]
      cells += row.members.map { CSVText.inert($0.rawValue) }
      cells += [row.focus?.rawValue ?? "", "\(row.fit)", "\(row.known)"]
      cells += names.map { "\(row.criteria[$0] ?? 0)" }
      table.append(cells)
    }
    return table.bytes
  }
}

extension ScoreListing {
  /// The first rows for people, with how many there are.
  package func text(_ rows: [Row], style: TextStyle) -> String {
    ListingText.text(
      title: "Scores",
      paragraph: "\(Phrase.count(count, "pair")) may be formed"
        + (rows.count < count ? "; the first \(rows.count) are shown, best first." : "."),
      table: DocumentTable(
        columns: [.init("members"), .init("mode"), .init("focus"), .init("score", numeric: true)]
          + [.init("known", numeric: true)],
        rows: rows.map {
          [
            zip($0.names, $0.members).map { "\($0) (\($1))" }.joined(separator: " and "),
            $0.mode.rawValue, $0.focus?.label ?? "-", Phrase.decimal($0.score, 3),
            Phrase.decimal($0.known),
          ]
        }),
      style: style)
  }

  /// The first rows for people.
  package func text(_ rows: [FitRow], style: TextStyle) -> String {
    ListingText.text(
      title: "Facilitators' fit",
      paragraph: "For each of the best pairs, the facilitators who may guide it, best first.",
      table: DocumentTable(
        columns: [.init("members"), .init("facilitator"), .init("focus")]
          + [.init("fit", numeric: true), .init("known", numeric: true)],
        rows: rows.map {
          [
            $0.members.map { id in
              bundle.districts.first { $0.id == id }?.name ?? id.rawValue
            }.joined(separator: " and "),
            "\($0.name) (\($0.facilitator))", $0.focus?.label ?? "-", Phrase.decimal($0.fit, 3),
            Phrase.decimal($0.known),
          ]
        }),
      style: style)
  }
}
