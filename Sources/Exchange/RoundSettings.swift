import Domain

/// Reads `round.yaml`, or the key `round` of a bundle in JSON.
struct RoundSettings {
  /// How far weights may sum from 1, which decimals in a file cannot always do exactly.
  private static let sumTolerance = 1e-6

  let file: String
  /// What stands before every key in a problem, such as `round.`.
  let prefix: String
  private var findings: Findings

  /// The round that `node` describes; what is wrong goes to `findings`.
  static func round(
    from node: SourceNode, file: String, prefix: String = "", _ findings: inout Findings
  ) -> Round {
    var settings = RoundSettings(file: file, prefix: prefix, findings: findings)
    let round = settings.readRound(node)
    findings = settings.findings
    return round
  }

  enum RoundKey: String, CaseIterable {
    case name, goal, policy
    case schoolYear = "school_year"
    case maximumPartnerships = "max_partnerships"
  }

  private mutating func readRound(_ node: SourceNode) -> Round {
    var round = Round()
    for (key, member) in members(of: node, path: "", RoundKey.self) {
      let path = key.rawValue
      switch key {
      case .name: round.name = text(member, path)
      case .schoolYear: round.schoolYear = text(member, path)
      case .goal: round.goal = word(member, path) ?? round.goal
      case .maximumPartnerships:
        round.maximumPartnerships = number(member, path, .whole(0)).map { Int($0) }
      case .policy: round.policy = readPolicy(member)
      }
    }
    return round
  }

  enum PolicyKey: String, CaseIterable {
    case version, weights, unknown, detour, facilitators, requests
    case fitWeights = "fit_weights"
    case scoreShare = "score_share"
    case fitShare = "fit_share"
    case needBudget = "need_budget"
    case minimumPriority = "minimum_priority"
    case minimumScore = "minimum_score"
    case sizeDiscount = "size_discount"
    case speedKmh = "speed_kmh"
    case nearMinutes = "near_minutes"
    case halfMinutes = "half_minutes"
    case facilitatorNearMinutes = "facilitator_near_minutes"
    case facilitatorHalfMinutes = "facilitator_half_minutes"
    case facilitatorMinutes = "facilitator_minutes"
    case caseloadUnit = "caseload_unit"

    /// Where a number of the policy is kept, and what it may be.
    var number: (path: WritableKeyPath<Policy, Double>, limits: Limits)? {
      let share = CellLimits.share
      switch self {
      case .scoreShare: return (\.scoreShare, share)
      case .fitShare: return (\.fitShare, share)
      case .unknown: return (\.unknown, share)
      case .needBudget: return (\.needBudget, .above(0))
      case .minimumScore: return (\.minimumScore, share)
      case .sizeDiscount: return (\.sizeDiscount, .from(0, to: 0.1))
      case .speedKmh: return (\.speedKmh, .above(0))
      case .detour: return (\.detour, .from(1))
      case .nearMinutes: return (\.nearMinutes, .from(0))
      case .halfMinutes: return (\.halfMinutes, .above(0))
      case .facilitatorNearMinutes: return (\.facilitatorNearMinutes, .from(0))
      case .facilitatorHalfMinutes: return (\.facilitatorHalfMinutes, .above(0))
      case .facilitatorMinutes: return (\.facilitatorMinutes, .from(0))
      case .version, .weights, .fitWeights, .minimumPriority, .facilitators, .caseloadUnit,
        .requests:
        return nil
      }
    }
  }

  private mutating func readPolicy(_ node: SourceNode) -> Policy {
    let parent = RoundKey.policy.rawValue
    let members = members(of: node, path: parent, PolicyKey.self)
    var policy = Policy()
    // The version says where the other keys start from, wherever it stands.
    if case .text(let text) = members.first(where: { $0.key == .version })?.value.value {
      policy = Policy(version: Blanks.trimmed(text))
    }
    var share: SourceNode?
    for (key, member) in members {
      let path = "\(parent).\(key.rawValue)"
      if let (place, limits) = key.number {
        if let number = number(member, path, limits) { policy[keyPath: place] = number }
        if key == .scoreShare || key == .fitShare { share = share ?? member }
        continue
      }
      switch key {
      case .version: policy.version = text(member, path) ?? policy.version
      case .weights: read(&policy.weights, from: member, path)
      case .fitWeights: read(&policy.fitWeights, from: member, path)
      case .minimumPriority:
        let range = CellLimits.rating
        let limits = Limits.whole(range.lowerBound, to: range.upperBound)
        if let number = number(member, path, limits) { policy.minimumPriority = Int(number) }
      case .facilitators: policy.facilitators = word(member, path) ?? policy.facilitators
      case .caseloadUnit: policy.caseloadUnit = word(member, path) ?? policy.caseloadUnit
      case .requests: policy.requests = word(member, path) ?? policy.requests
      default: break
      }
    }
    if let share {
      let keys = "\(PolicyKey.scoreShare.rawValue) and \(PolicyKey.fitShare.rawValue)"
      check(sum: policy.scoreShare + policy.fitShare, keys, share, parent)
    }
    return policy
  }

  /// Replaces the weights that `node` names; the others keep those of the policy.
  private mutating func read<Key>(
    _ weights: inout Weights<Key>, from node: SourceNode, _ path: String
  ) {
    let before = findings.problems.count
    var changed = weights
    for (key, member) in members(of: node, path: path, Key.self) {
      if let weight = number(member, "\(path).\(key.rawValue)", CellLimits.share) {
        changed[key] = weight
      }
    }
    weights = changed
    // A weight that could not be read would only make the sum wrong once more.
    guard findings.problems.count == before else { return }
    check(sum: weights.sum, "The weights", node, path)
  }

  private mutating func check(sum: Double, _ keys: String, _ node: SourceNode, _ path: String) {
    guard abs(sum - 1) > Self.sumTolerance else { return }
    let shown = (sum * 1e9).rounded() / 1e9
    add(.wrongSum(found: shown, keys: keys), node, path)
  }

  /// The members of an object whose keys are known; the others are reported.
  private mutating func members<Key: CaseIterable & RawRepresentable<String>>(
    of node: SourceNode, path: String, _: Key.Type
  ) -> [(key: Key, value: SourceNode)] {
    guard case .object(let members) = node.value else {
      if case .null = node.value { return [] }
      add(.wrongType(node.kind, expected: "keys with their values"), node, path)
      return []
    }
    let allowed = Key.allCases.map(\.rawValue)
    var seen: Set<String> = []
    var known: [(key: Key, value: SourceNode)] = []
    for member in members {
      let name = Blanks.trimmed(member.key).lowercased()
      let place = SourceNode(value: .null, line: member.line, position: member.position)
      guard let key = Key(rawValue: name) else {
        let written = Excerpt.of(member.key)
        let fault = Fault.unknownKey(
          written, allowed: allowed, nearest: Nearest.match(to: name, among: allowed))
        add(fault, place, path.isEmpty ? written : "\(path).\(written)")
        continue
      }
      guard seen.insert(name).inserted else {
        add(.repeatedKey(name), place, path.isEmpty ? name : "\(path).\(name)")
        continue
      }
      if case .null = member.value.value { continue }
      known.append((key, member.value))
    }
    return known
  }

  private mutating func text(_ node: SourceNode, _ path: String) -> String? {
    switch node.value {
    case .text(let text):
      let trimmed = Blanks.trimmed(Lines.unified(text))
      return trimmed.isEmpty ? nil : trimmed
    case .number(let text): return text
    case .null: return nil
    case .flag, .list, .object:
      add(.wrongType(node.kind, expected: "text"), node, path)
      return nil
    }
  }

  private mutating func word<Word: CaseIterable & RawRepresentable<String>>(
    _ node: SourceNode, _ path: String
  ) -> Word? {
    guard let text = text(node, path) else { return nil }
    if let word = Word(rawValue: text.lowercased()) { return word }
    let allowed = Word.allCases.map(\.rawValue)
    add(
      .notAWord(
        Excerpt.of(text), allowed: allowed, nearest: Nearest.match(to: text, among: allowed)),
      node, path)
    return nil
  }

  private mutating func number(_ node: SourceNode, _ path: String, _ limits: Limits) -> Double? {
    let written: String
    let number: Double?
    switch node.value {
    case .text(let text):
      written = Blanks.trimmed(text)
      number = PlainDecimal.value(of: written)
    case .number(let text):
      written = text
      number = Double(text).flatMap { $0.isFinite ? $0 : nil }
    case .null:
      return nil
    case .flag, .list, .object:
      add(.wrongType(node.kind, expected: "\(limits)"), node, path)
      return nil
    }
    guard let number else {
      add(
        .notANumber(
          Excerpt.of(written), expected: limits,
          suggestion: PlainDecimal.suggestion(for: written, within: limits)),
        node, path)
      return nil
    }
    guard limits.contains(number) else {
      add(.outOfRange(Excerpt.of(written), expected: limits), node, path)
      return nil
    }
    return number + 0
  }

  private mutating func add(_ fault: Fault, _ node: SourceNode, _ path: String) {
    let full = prefix + path
    findings.add(
      Problem(
        file: file, line: node.line, part: full.isEmpty ? nil : .key(full),
        position: node.position, fault: fault))
  }
}
