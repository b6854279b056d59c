import Domain
import Storage

/// What a bundle does to a round that is there already, beside what it adds.
struct RoundOverwriting {
  /// The round's settings that become others, in words.
  private var settings: [String] = []
  /// Who would take part by the word of the bundle, and not by its own.
  private var joining: [String] = []
  /// Who would not take part any more.
  private var leaving: [String] = []
  /// Whose answers would be written over by others.
  private var rewritten: [String] = []
  private var locks = false

  /// Holds a bundle against the round; nothing if the round is new.
  init?(_ bundle: RegistryBundle, round: String, _ desk: RegistryDesk) throws(Failure) {
    let rounds = try desk.ask { () throws(StorageError) in try desk.registry.rounds() }
    guard let kept = rounds.first(where: { $0.id == round })?.round else { return nil }
    let present = try desk.ask { () throws(StorageError) in
      try desk.registry.bundle(round: round)
    }
    let standings = Dictionary(
      try desk.ask { () throws(StorageError) in
        try desk.registry.invitations(round: round, at: desk.now)
      }.map { ($0.id, $0.standing) }, uniquingKeysWith: { first, _ in first })
    let registered = Dictionary(
      present.districts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    settings = Self.settings(kept, bundle.round)
    for district in bundle.districts {
      let standing = standings[district.id] ?? .notInvited
      if district.consents, standing != .agreed, standing != .withdrawn {
        joining.append(district.name)
      }
      if !district.consents, standing == .agreed { leaving.append(district.name) }
      guard standing == .agreed || standing == .begun, var other = registered[district.id] else {
        continue
      }
      // What comes of the consent is told apart from what comes of the answers.
      other.consents = district.consents
      if other != district { rewritten.append(district.name) }
    }
    locks =
      present.locks.count != bundle.locks.count
      || !present.locks.allSatisfy(bundle.locks.contains)
  }

  private static func settings(_ old: Round, _ new: Round) -> [String] {
    func words(_ name: String, _ before: String?, _ after: String?) -> String? {
      before == after ? nil : "\(name): \(before ?? "not set") becomes \(after ?? "not set")"
    }
    return [
      words("title", old.name, new.name), words("school year", old.schoolYear, new.schoolYear),
      words("goal", old.goal.rawValue, new.goal.rawValue),
      words(
        "most partnerships", old.maximumPartnerships.map(String.init),
        new.maximumPartnerships.map(String.init)),
      old.policy == new.policy ? nil : "policy: its numbers become others",
    ].compactMap(\.self)
  }

  /// For the answer of a load.
  var fields: [(String, RegistryValue)] {
    [
      ("is_there_already", .flag(true)), ("settings_changed", .texts(settings)),
      ("joining_by_the_file", .texts(joining)), ("leaving_by_the_file", .texts(leaving)),
      ("answers_written_over", .texts(rewritten)),
      ("locks_replaced", locks ? .flag(true) : .null),
    ]
  }
}
