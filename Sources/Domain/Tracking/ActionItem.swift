/// Something that somebody said they would do, and by when.
package struct ActionItem: Equatable, Sendable {
  package enum Owner: Hashable, Sendable {
    case district(District.ID)
    case facilitator(Facilitator.ID)

    /// `district:ID` or `facilitator:ID`.
    package var text: String {
      switch self {
      case .district(let id): "district:\(id)"
      case .facilitator(let id): "facilitator:\(id)"
      }
    }

    /// Reads what `text` writes, or nothing.
    package init?(_ text: String) {
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, !parts[1].isEmpty else { return nil }
      switch parts[0] {
      case "district": self = .district(District.ID(parts[1]))
      case "facilitator": self = .facilitator(Facilitator.ID(parts[1]))
      default: return nil
      }
    }
  }

  package enum Ending: String, CaseIterable, Sendable { case done, dropped }

  package var id: Int
  package var text: String
  package var owner: Owner
  package var opened: Day
  /// By when it is to be done; `nil` where nobody said.
  package var due: Day?
  package var ended: Day?
  package var ending: Ending?

  package init(id: Int = 0, text: String, owner: Owner, opened: Day, due: Day? = nil) {
    self.id = id
    self.text = text
    self.owner = owner
    self.opened = opened
    self.due = due
  }

  package var isOpen: Bool { ended == nil }
}
