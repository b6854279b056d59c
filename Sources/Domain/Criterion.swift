/// A criterion between two districts, in the order in which scores list them.
package enum Criterion: String, CaseIterable, Sendable, Codable {
  case commonNeed = "common_need"
  case proximity
  case similarContext = "similar_context"
  case reciprocity
  case relationship
  case readiness
  case stability
  case roles
  case systems
}

/// A criterion between a facilitator and a partnership, in the order in which scores list them.
package enum FitCriterion: String, CaseIterable, Sendable, Codable {
  case travel
  case relationship
  case expertise
  case region
  case context
}

/// One weight for each criterion; the weights of a policy sum to 1.
package struct Weights<Key>: Equatable, Sendable
where Key: CaseIterable & RawRepresentable & Equatable & Sendable, Key.RawValue == String {
  /// One weight for each case of `Key`, in its order.
  private var values: [Double]

  /// Creates weights in the order of `Key.allCases`.
  package init(_ values: [Double]) {
    precondition(values.count == Key.allCases.count, "one weight for each criterion")
    self.values = values
  }

  package subscript(key: Key) -> Double {
    get { values[Self.index(of: key)] }
    set { values[Self.index(of: key)] = newValue }
  }

  package var sum: Double { values.reduce(0, +) }

  private static func index(of key: Key) -> Int {
    for (index, other) in Key.allCases.enumerated() where other == key { return index }
    preconditionFailure("every case is in allCases")
  }
}

extension Weights: Codable {
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    init(_ name: String) { stringValue = name }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    values = try Key.allCases.map { try container.decode(Double.self, forKey: Name($0.rawValue)) }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    for key in Key.allCases { try container.encode(self[key], forKey: Name(key.rawValue)) }
  }
}

/// One criterion of one score, with the reason for it.
package struct CriterionScore: Equatable, Sendable, Codable {
  /// The criterion's name in files, such as `common_need`.
  package var name: String
  /// 0…1.
  package var value: Double
  /// The weight of the criterion in the policy, 0…1.
  package var weight: Double
  /// `weight · value`.
  package var points: Double
  /// The evidence, as a sentence for staff and districts.
  package var because: String
  /// Where the criterion comes from.
  package var source: String

  package init(name: String, value: Double, weight: Double, because: String, source: String) {
    self.name = name
    self.value = value
    self.weight = weight
    self.points = weight * value
    self.because = because
    self.source = source
  }
}
