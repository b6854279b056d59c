import Domain

extension Explanation {
  /// Criteria that an explanation names for, and against, a partnership.
  private static let named = 3

  /// Explains why a partnership is in the plan.
  init(of partnership: Plan.Partnership, in plan: Plan) {
    let words = PartnershipWords(partnership, in: plan)
    var sections = [
      Section("What speaks for it", points: Self.strengths(partnership)),
      Self.losses(partnership),
      Section(
        "How the value is made up", paragraphs: [words.valueSentence],
        tables: [words.criteria] + (partnership.fitCriteria.isEmpty ? [] : [words.fitCriteria])),
    ].filter { !$0.points.isEmpty || !$0.tables.isEmpty }
    if !partnership.warnings.isEmpty {
      sections.append(Self.warnings(partnership))
    }
    sections.append(Self.alternatives(words))
    self.init(
      kind: .partnership, id: partnership.id, name: words.members, headline: words.description,
      sections: sections, partnerships: [partnership])
  }

  /// The value from which a criterion speaks for a partnership rather than could be stronger.
  private static let speaksFor = 0.5

  /// The criteria that give most points, with their evidence.
  static func strengths(_ partnership: Plan.Partnership) -> [String] {
    leading(partnership.criteria.filter { $0.value >= speaksFor }) { $0.points }.map(point)
  }

  /// The criteria that lose most points; none of them is among `strengths`.
  static func losses(_ partnership: Plan.Partnership) -> Section {
    Section(
      "Where it could be stronger",
      points: leading(partnership.criteria.filter { $0.value < speaksFor }) {
        $0.weight - $0.points
      }.map(point))
  }

  private static func point(_ criterion: CriterionScore) -> String {
    "\(CriterionWords.name(criterion.name)) (\(Amount.value(criterion.points)) of"
      + " \(Amount.value(criterion.weight))): \(criterion.because)"
  }

  /// The criteria with the largest `amount`, largest first, ties in the order of the criteria.
  private static func leading(
    _ criteria: [CriterionScore], by amount: (CriterionScore) -> Double
  ) -> [CriterionScore] {
    criteria.enumerated()
      .filter { Amount.isAboveZero(amount($0.element)) }
      .sorted { (amount($1.element), $0.offset) < (amount($0.element), $1.offset) }
      .prefix(named).map(\.element)
  }

  static func warnings(_ partnership: Plan.Partnership) -> Section {
    Section(
      "What to plan for",
      points: partnership.warnings.map { "\(WarningWords.name($0.code)): \($0.text)" })
  }

  private static func alternatives(_ words: PartnershipWords) -> Section {
    let alternatives = words.alternatives.map { words.alternative($0) + "." }
    let others = words.otherFacilitators.map { ["Other facilitators: \($0)."] } ?? []
    return Section(
      "What else could be",
      paragraphs: alternatives.isEmpty ? ["The plan lists no other partnership for them."] : [],
      points: alternatives + others)
  }
}
