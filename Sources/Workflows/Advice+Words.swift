package import Domain

extension Advice {
  /// Newcomers and places that a text names at most; the JSON has all of them.
  private static let shown = 10

  /// The advice in words for staff; `plan` gives the names.
  package func text(names plan: Plan) -> String {
    var lines = ["One more facilitator, in the middle of a region and at home in a topic:"]
    lines += listed(newcomers.map { ("\($0.region), \($0.topic.rawValue)", $0.gain) })
    lines += ["", "One more place with a facilitator of the round:"]
    lines += listed(
      places.map {
        let name = plan.name(of: $0.facilitator)
        return ("\(name), who has \($0.load) of \($0.capacity)", $0.gain)
      })
    if !rare.isEmpty {
      lines += ["", "Districts that need most thought, because few partnerships are possible:"]
      lines += rare.map { "  - \($0.text)" }
      lines += [
        "  `tandem what-if` tries small changes for one of them, such as a longer drive."
      ]
    }
    return (lines + ["", note]).joined(separator: "\n") + "\n"
  }

  private func listed(_ items: [(name: String, gain: Gain)]) -> [String] {
    let worthwhile = items.filter { $0.gain.atMost >= 1e-6 || $0.gain.exact != nil }
    guard !worthwhile.isEmpty else { return ["  None would gain anything."] }
    let rest = worthwhile.count - Self.shown
    let hidden = rest > 0 ? ["  … and \(rest) more, with lower bounds; --json lists all."] : []
    return worthwhile.prefix(Self.shown).map { "  - \($0.name): \(words($0.gain))" } + hidden
  }

  private func words(_ gain: Gain) -> String {
    let bound = "at most \(Phrase.decimal(gain.atMost, 4)) more"
    guard let exact = gain.exact else { return bound }
    let size = Phrase.decimal(abs(exact), 4)
    var words =
      abs(exact) < 1e-9 ? "nothing more" : exact > 0 ? "\(size) more" : "\(size) less"
    if gain.isProved != true { words += " found, \(bound)" }
    if let placed = gain.placedMore, placed > 0 {
      words += ", \(Phrase.count(placed, "district")) more placed"
    }
    return words
  }
}
