import Domain
import Storage

/// Reasons for a partnership in words that are fit for its own districts.
///
/// Only public facts and what members have in common is said: who gave which priority, who is
/// ready and who may leave stays with each district until the partnership is confirmed, as the
/// consent text promises.
struct ProposalWords {
  let partnership: KeptPartnership
  let districts: [District]
  let planned: Plan.Partnership?

  /// From this value on a criterion speaks for a partnership.
  private static let telling = 0.5

  var reasons: [String] {
    var reasons: [String] = []
    if planned?.requested == true { reasons.append("You asked for each other.") }
    if let focus = partnership.focus {
      reasons.append(
        partnership.mode == .mutual
          ? "Each of you named \(focus.label) as something to work on."
          : "\(focus.label.prefix(1).uppercased())\(focus.label.dropFirst()) is what one of you"
            + " can show and the other wants to learn.")
    }
    if speaks(.commonNeed) {
      reasons.append("Taken together, what you want to work on has much in common.")
    }
    if let drive = longestDrive {
      reasons.append("The estimated drive between you is \(Phrase.drive(minutes: drive)).")
    }
    if speaks(.similarContext) {
      reasons.append(
        "Public figures show districts that are alike in size, students served, kind of place"
          + " and grades.")
    }
    if speaks(.reciprocity) {
      reasons.append("What you offer meets what the other wants to learn.")
    }
    if speaks(.relationship), planned?.requested == false {
      reasons.append("A tie between you is on record, such as earlier work or a shared network.")
    }
    if speaks(.roles) { reasons.append("Your staff would find counterparts to work with.") }
    if speaks(.systems) { reasons.append("You keep data in the same system.") }
    return reasons
  }

  /// What each member brings to the others.
  var directions: [String] {
    guard partnership.mode == .mentor, let mentor = partnership.mentor else {
      return districts.map { district in
        let others = Phrase.list(districts.filter { $0.id != district.id }.map(\.name))
        return
          "\(district.name) and \(others) work on the same footing: each shows and each learns."
      }.prefix(1).map { $0 }
    }
    let topic = partnership.focus?.label ?? "what both choose"
    return districts.map { district in
      district.id == mentor
        ? "\(district.name) would show what it does in \(topic)."
        : "\(district.name) would learn from it, and bring its own questions."
    }
  }

  private func speaks(_ criterion: Criterion) -> Bool {
    planned?.criteria.first { $0.name == criterion.rawValue }.map { $0.value >= Self.telling }
      ?? false
  }

  private var longestDrive: Double? {
    var minutes: [Double] = []
    for (index, one) in districts.enumerated() {
      for other in districts[(index + 1)...] {
        guard let from = one.location, let to = other.location else { return nil }
        minutes.append(Policy().minutes(kilometres: from.kilometres(to: to)))
      }
    }
    return minutes.max()
  }
}
