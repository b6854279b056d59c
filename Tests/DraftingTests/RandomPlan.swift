import Domain
import TestSupport

extension Plan {
  /// A plan of any shape with names that a layout finds hard: long, wide, empty, hostile.
  static func random(using random: inout SplitMix64) -> Plan {
    let districts = (0..<Int.random(in: 1...12, using: &random))
      .map { District.ID("06\(10000 + $0)") }
    let facilitators = (0..<Int.random(in: 0...3, using: &random)).map { Facilitator.ID("F0\($0)") }
    var names: [String: String] = [:]
    for id in districts.map(\.rawValue) + facilitators.map(\.rawValue) {
      names[id] = hardNames.randomElement(using: &random)
    }
    var partnerships: [Plan.Partnership] = []
    var rest = districts
    while rest.count > 1, Bool.random(using: &random) {
      let size = min(rest.count, Int.random(in: 2...4, using: &random))
      partnerships.append(
        partnership(
          "P0\(partnerships.count + 1)", Array(rest.prefix(size)),
          facilitators.randomElement(using: &random), among: districts, using: &random))
      rest.removeFirst(size)
    }
    let objective = Double.random(in: 0...12, using: &random)
    let statuses: [Proof.Status] = [.optimal, .feasible, .infeasible]
    return Plan(
      round: RoundSummary(
        name: hardNames.randomElement(using: &random), schoolYear: nil,
        maximumPartnerships: Bool.random(using: &random) ? 3 : nil),
      goal: Round.Goal.allCases.randomElement(using: &random) ?? .value, names: names,
      input: Input(
        sha256: "ab", districts: districts.count, facilitators: facilitators.count,
        policy: Policy()),
      proof: Proof(
        status: statuses.randomElement(using: &random) ?? .optimal, objective: objective,
        bound: objective + 0.1, gap: 0.1,
        stages: [
          Proof.Stage(name: "requests", value: 1, bound: 2),
          Proof.Stage(name: "value", value: objective, bound: objective + 0.1),
        ], stopped: [nil, .time, .interrupt].randomElement(using: &random) ?? nil, columns: 1,
        cuts: 0, rounds: 1, solver: "GLPK 5.0"),
      partnerships: partnerships,
      unmatched: rest.map { id in
        let reason = Unmatched.Reason.allCases.randomElement(using: &random) ?? .mode
        return Unmatched(district: id, reason: reason, text: names[id.rawValue] ?? "")
      },
      facilitators: facilitators.map {
        FacilitatorLoad(
          id: $0, load: 1, capacity: 2, marginalValueAtMost: .random(in: 0...1, using: &random))
      },
      summary: Summary(
        placed: districts.count - rest.count, meanValue: partnerships.first?.value,
        worstValue: partnerships.first?.value, blockingPairs: Int.random(in: 0...2, using: &random))
    )
  }

  private static func partnership(
    _ id: String, _ members: [District.ID], _ facilitator: Facilitator.ID?,
    among districts: [District.ID], using random: inout SplitMix64
  ) -> Partnership {
    let isMentor = Bool.random(using: &random)
    return Partnership(
      id: id, members: members, mode: isMentor ? .mentor : .mutual,
      mentor: isMentor ? members[0] : nil, focus: Topic.taxonomy.randomElement(using: &random),
      score: .random(in: 0...1, using: &random), known: .random(in: 0...1, using: &random),
      facilitator: facilitator, fit: .random(in: 0...1, using: &random),
      value: .random(in: 0...1, using: &random), requested: Bool.random(using: &random),
      criteria: Criterion.allCases.map {
        CriterionScore(
          name: $0.rawValue, value: .random(in: 0...1, using: &random),
          weight: Policy().weights[$0], because: hardNames.randomElement(using: &random) ?? "",
          source: "")
      },
      fitCriteria: [],
      warnings: Warning.Code.allCases.filter { _ in Bool.random(using: &random) }.map {
        Warning(code: $0, text: hardNames.randomElement(using: &random) ?? "")
      },
      facilitatorCandidates: [],
      alternatives: [
        Alternative(
          members: [members[0], districts[districts.count - 1]].sorted(), facilitator: nil,
          value: 0.5, lossAtLeast: .random(in: 0...0.1, using: &random))
      ])
  }

  private static let hardNames = [
    "", "Elm", "Alder Creek Unified", "東京都教育委員会東京都教育委員会東京都教育委員会",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Escape\u{1B}[31m Unified\u{1B}]0;title\u{7}", "Line\nbreak\tUnified\r\n", "👩‍👩‍👧‍👦 School 🏫",
    "Turned \u{202E}around\u{202C}", "Niño José Unificado de la Peña y de los Ángeles del Valle",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q",
  ]
}
