package import Access
import Domain
package import Storage

extension RegistryDesk {
  /// Copies the registry to a new file while others use it.
  package func backUp(to place: String) throws(Failure) {
    try require(.backUp)
    try ask { () throws(StorageError) in try registry.backUp(to: place) }
  }

  /// Makes a new registry out of a sound backup.
  package static func restore(_ source: String, to path: String, actor: Actor) throws(Failure) {
    guard Permission.allows(actor, .restore) else { throw .notAllowed(actor, .restore) }
    _ = try Failure.translating { () throws(StorageError) in
      try Registry.restore(from: source, to: path)
    }
  }

  /// Checks everything in the file.
  package func check(against kept: ChainHead?) throws(Failure) -> InspectionReport {
    try require(.check)
    return try ask { () throws(StorageError) in try registry.check(against: kept) }
  }

  /// Checks the audit.
  package func verifyAudit(against kept: ChainHead?) throws(Failure) -> InspectionReport {
    try require(.check)
    return try ask { () throws(StorageError) in try registry.verifyAudit(against: kept) }
  }

  package func head() throws(Failure) -> ChainHead {
    try require(.check)
    return try ask { () throws(StorageError) in try registry.head() }
  }

  /// Who did what, latest last.
  package func audit(
    about subject: String?, limit: Int, before: Int? = nil
  ) throws(Failure) -> RegistryAnswer {
    try require(.seeAudit)
    let deeds = try ask { () throws(StorageError) in
      try registry.deeds(about: subject, limit: limit, before: before)
    }
    var answer = RegistryAnswer(
      "audit", title: "Audit", paragraph: "\(Phrase.count(deeds.count, "deed")), latest last.")
    answer.setColumns("deed#", "at", "by", "what", "subject", "why", "hash-")
    answer.rows = deeds.map { deed in
      [
        .whole(deed.id), .text(deed.at), .text("\(deed.role):\(deed.actor)"), .text(deed.name),
        .text(deed.subject), .optional(deed.why), .text(deed.hash),
      ]
    }
    return answer
  }

  /// What one deed changed; what is private stays so.
  package func changes(of deed: Int) throws(Failure) -> RegistryAnswer {
    try require(.seeAudit)
    let changes = try ask { () throws(StorageError) in try registry.changes(of: deed) }
    var answer = RegistryAnswer(
      "changes", title: "Deed \(deed)", paragraph: "\(Phrase.count(changes.count, "change")).")
    answer.setColumns("place", "key", "before", "after")
    answer.rows = changes.map { change in
      let isPrivate = Self.privatePlaces.contains(change.place)
      func shown(_ image: String?) -> RegistryValue {
        guard let image else { return .null }
        return .text(isPrivate ? "(not shown)" : RegistryImage.withoutReasons(image))
      }
      return [
        .text(change.place), .text(change.key), shown(change.before), shown(change.after),
      ]
    }
    return answer
  }

  /// Tables of which nobody but those who may is shown a row.
  private static let privatePlaces: Set<String> = [
    "note", "person", "pulse_response", "pulse_answer",
  ]

  /// Looks after records that are older than they may be.
  package func eraseOutdated() throws(Failure) -> Int {
    try require(.review)
    return try ask { () throws(StorageError) in try registry.eraseOutdated(by: actor, at: now) }
  }

  package func setRetention(of kind: String, years: Int) throws(Failure) {
    try require(.review)
    try ask { () throws(StorageError) in
      try registry.setRetention(of: kind, years: years, by: actor, at: now)
    }
  }
}

extension InspectionReport {
  /// What was found, for people and programs.
  package var answer: RegistryAnswer {
    var answer = RegistryAnswer(
      "check", title: isSound ? "The registry is sound" : "The registry is not sound",
      paragraph: "\(Phrase.count(head.deeds, "deed")), \(Phrase.count(changes, "change"))"
        + (erased > 0 ? " (\(Phrase.grouped(erased)) erased under retention)" : "")
        + " and \(Phrase.count(rows, "row")) were held against each other. Head: \(head.deeds)"
        + ":\(head.hash)")
    answer.setColumns("check", "finding")
    answer.rows = findings.map { [.text($0.check), .text($0.text)] }
    answer.facts = [
      "head": .text("\(head.deeds):\(head.hash)"), "sound": .flag(isSound),
      "deeds": .whole(head.deeds), "changes": .whole(changes), "rows": .whole(rows),
      "erased": .whole(erased),
    ]
    return answer
  }
}

extension ChainHead {
  /// Reads `DEEDS:HASH`, as `--head` prints it, or nothing if it is not of that form.
  package init?(_ text: String) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let deeds = Int(parts[0]), deeds >= 0, parts[1].count == 64 else {
      return nil
    }
    self.init(deeds: deeds, hash: parts[1].lowercased())
  }

  package var text: String { "\(deeds):\(hash)" }
}
