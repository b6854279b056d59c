import Domain

extension RoundSettings {
  /// The round as its keys and values, with every number of the policy; without those not set.
  static func object(of round: Round) -> JSONText {
    .object(
      RoundKey.allCases.compactMap { key in
        let value: JSONText? =
          switch key {
          case .name: round.name.map { .text($0) }
          case .schoolYear: round.schoolYear.map { .text($0) }
          case .goal: .text(round.goal.rawValue)
          case .maximumPartnerships: round.maximumPartnerships.map { .number(Double($0)) }
          case .policy: object(of: round.policy)
          }
        return value.map { (key.rawValue, $0) }
      })
  }

  private static func object(of policy: Policy) -> JSONText {
    .object(
      PolicyKey.allCases.map { key in
        if let (place, _) = key.number { return (key.rawValue, .number(policy[keyPath: place])) }
        let value: JSONText =
          switch key {
          case .version: .text(policy.version)
          case .weights: object(of: policy.weights)
          case .fitWeights: object(of: policy.fitWeights)
          case .minimumPriority: .number(Double(policy.minimumPriority))
          case .facilitators: .text(policy.facilitators.rawValue)
          case .caseloadUnit: .text(policy.caseloadUnit.rawValue)
          case .requests: .text(policy.requests.rawValue)
          default: .null
          }
        return (key.rawValue, value)
      })
  }

  private static func object<Key>(of weights: Weights<Key>) -> JSONText {
    .object(Key.allCases.map { ($0.rawValue, .number(weights[$0])) })
  }

  /// The settings as YAML; texts stand in double quotes, which YAML reads as JSON does.
  static func yaml(of round: Round) -> [UInt8] {
    var bytes: [UInt8] = []
    write(object(of: round), indentation: 0, to: &bytes)
    return bytes
  }

  private static func write(_ value: JSONText, indentation: Int, to bytes: inout [UInt8]) {
    guard case .object(let members) = value else { return }
    for (key, value) in members {
      bytes.append(contentsOf: (String(repeating: " ", count: indentation) + key + ":").utf8)
      if case .object = value {
        bytes.append(UInt8(ascii: "\n"))
        write(value, indentation: indentation + 2, to: &bytes)
      } else {
        bytes.append(UInt8(ascii: " "))
        value.write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
  }
}
