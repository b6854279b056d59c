import TestSupport

/// Seeded choices, for registrations that a test makes up.
struct RandomChoice {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }

  /// Nothing with a chance of 0.2, as forms come back.
  mutating func answer<Value>(_ value: (inout RandomChoice) -> Value) -> Value? {
    chance(0.2) ? nil : value(&self)
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &random)
  }

  mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  /// Some of `items`, in their order, each with the same chance.
  mutating func some<Item>(_ items: [Item], chance probability: Double) -> [Item] {
    var chosen: [Item] = []
    for item in items where chance(probability) { chosen.append(item) }
    return chosen
  }

  mutating func one<Item>(of items: [Item]) -> Item { items[whole(0...items.count - 1)] }
}
