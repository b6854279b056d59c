import Domain

extension Explanation {
  /// Explains where a district is placed and why, or why it is not and what would help.
  init(of district: District.ID, in plan: Plan) {
    let joined = plan.partnerships.filter { $0.members.contains(district) }
    let unmatched = plan.unmatched.filter { $0.district == district }
    let name = plan.name(of: district)
    self.init(
      kind: .district, id: district.rawValue, name: plan.names[district.rawValue],
      headline: Self.headline(name, joined: joined, unmatched: unmatched, of: district, in: plan),
      sections: Self.sections(for: district, joined: joined, in: plan), partnerships: joined,
      unmatched: unmatched)
  }

  private static func headline(
    _ name: String, joined: [Plan.Partnership], unmatched: [Plan.Unmatched],
    of district: District.ID, in plan: Plan
  ) -> String {
    guard !joined.isEmpty else {
      return unmatched.first?.text ?? "\(name) has no partnership in this plan."
    }
    let places = joined.map {
      "\(PartnershipWords($0, in: plan).partners(of: district)) (\($0.id))"
    }
    return "\(name) is placed with \(Phrase.list(places))."
  }

  private static func sections(
    for district: District.ID, joined: [Plan.Partnership], in plan: Plan
  ) -> [Section] {
    let placed = joined.map { partnership in
      let words = PartnershipWords(partnership, in: plan)
      return Section(
        "\(partnership.id) with \(words.partners(of: district))",
        paragraphs: [words.description, words.valueSentence]
          + (strengths(partnership).isEmpty ? [] : ["What speaks for it most:"]),
        points: strengths(partnership))
    }
    let cautions = joined.filter { !$0.warnings.isEmpty }.map { partnership in
      var section = warnings(partnership)
      if joined.count > 1 { section.heading += " in \(partnership.id)" }
      return section
    }
    return placed + cautions + [others(for: district, joined: joined, in: plan)]
  }

  /// The partnerships of the plan's alternatives that the district would be in.
  private static func others(
    for district: District.ID, joined: [Plan.Partnership], in plan: Plan
  ) -> Section {
    var seen: [Plan.Alternative] = []
    var points: [String] = []
    for partnership in plan.partnerships {
      let words = PartnershipWords(partnership, in: plan)
      for alternative in partnership.alternatives
      where alternative.members.contains(district) && !seen.contains(alternative) {
        seen.append(alternative)
        points.append(words.alternative(alternative) + ".")
      }
    }
    let silent =
      joined.isEmpty
      ? "The plan lists no partnership that it could join."
      : "The plan lists no other partnership for it."
    return Section(
      "What else could be", paragraphs: points.isEmpty ? [silent] : [], points: points)
  }
}
