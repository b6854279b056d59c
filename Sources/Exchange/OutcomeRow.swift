package import Domain

/// A partnership that was judged, as a file of outcomes gives it.
package struct OutcomeRecord: Equatable, Sendable {
  /// How its file names it.
  package var partnership: String
  /// The line on which it begins.
  package var line: Int
  /// The value of each criterion that the file gives, 0…1.
  package var values: [Criterion: Double]
  package var outcome: PartnershipOutcome
}

/// The columns of a file of outcomes; the criteria may be left out.
enum OutcomeColumn: Int, TableColumn {
  case partnership, continued, pulse, product, indicator
  case commonNeed, proximity, similarContext, reciprocity, relationship
  case readiness, stability, roles, systems

  static let names =
    ["partnership", "continued", "pulse", "product", "indicator"]
    + Criterion.allCases.map(\.rawValue)
  static let required: [Self] = [.partnership, .continued]

  init?(_ criterion: Criterion) { self.init(named: criterion.rawValue) }
}

extension Row<OutcomeColumn> {
  func outcome(_ findings: inout Findings) -> OutcomeRecord? {
    guard let name = requiredText(.partnership, &findings) else { return nil }
    var values: [Criterion: Double] = [:]
    for criterion in Criterion.allCases {
      guard let column = OutcomeColumn(criterion) else { continue }
      values[criterion] = number(column, CellLimits.share, &findings)
    }
    return OutcomeRecord(
      partnership: name, line: line, values: values,
      outcome: PartnershipOutcome(
        continued: flag(.continued, &findings), pulse: number(.pulse, .from(1, to: 5), &findings),
        hasProduct: flag(.product, &findings), indicator: word(.indicator, &findings)))
  }
}

/// What someone said of two partnerships, each named by its members.
package struct PreferenceRecord: Equatable, Sendable {
  package enum Relation: String, CaseIterable, Sendable { case better, equal }

  package var first: [District.ID]
  package var second: [District.ID]
  package var relation: Relation
  package var line: Int
}

/// The columns of a file of preferences.
enum PreferenceColumn: Int, TableColumn {
  case first, second, relation

  static let names = ["first", "second", "relation"]
  static let required: [Self] = [.first, .second]
}

extension Row<PreferenceColumn> {
  func preference(_ findings: inout Findings) -> PreferenceRecord? {
    var sides: [[District.ID]] = []
    for column in [PreferenceColumn.first, .second] {
      guard requiredText(column, &findings) != nil else { continue }
      let ids = identifiers(column, &findings).map { District.ID($0.text) }
      guard Set(ids).count > 1 else {
        findings.add(
          problem(
            column, .tooFewMembers(kind: "partnership", found: Set(ids).count, needed: 2)))
        continue
      }
      sides.append(ids)
    }
    let relation: PreferenceRecord.Relation = word(.relation, &findings) ?? .better
    guard sides.count == 2 else { return nil }
    return PreferenceRecord(first: sides[0], second: sides[1], relation: relation, line: line)
  }
}
