import Access
package import Domain
import Exchange
import Foundation
import Storage

extension RegistryDesk {
  /// Takes a bundle into a round.
  ///
  /// A trial does everything and then takes it back.
  package func load(
    _ source: Source, round: String, isTrial: Bool = false
  ) throws(Failure) -> RegistryAnswer {
    try require(.load)
    let changes = try RoundOverwriting(source.bundle, round: round, self)
    let report = try ask { () throws(StorageError) in
      try registry.load(source.bundle, round: round, isTrial: isTrial, by: actor, at: now)
    }
    return .record(
      "load", title: "Round \(round)",
      paragraph: report.changes == 0
        ? "The registry held all of it already; nothing was changed."
        : isTrial
          ? "This was a trial; nothing was changed." : "The bundle is in the registry.",
      [
        ("districts", .whole(report.districts)), ("facilitators", .whole(report.facilitators)),
        ("relationships", .whole(report.relationships)), ("locks", .whole(report.locks)),
        ("changes", .whole(report.changes)),
      ] + (changes?.fields ?? []))
  }

  /// A round as a match takes it.
  package func source(round: String) throws(Failure) -> Source {
    try require(.match)
    return Source(
      try ask { () throws(StorageError) in try registry.bundle(round: round) })
  }

  /// Writes a round as a bundle: a folder, or one `.json` file.
  package func export(round: String, to place: String) throws(Failure) {
    try require(.exportBundle)
    let bundle = try ask { () throws(StorageError) in try registry.bundle(round: round) }
    if place.lowercased().hasSuffix(".json") {
      try OutputFile.write(BundleWriter.json(bundle), to: place)
    } else {
      do throws(AtomicFile.Failure) {
        try BundleWriter.write(bundle, toFolder: place)
      } catch {
        throw Failure(.file, ["\(error)"])
      }
    }
  }

  /// A round as a bundle in one JSON document.
  package func exportJSON(round: String) throws(Failure) -> [UInt8] {
    try require(.exportBundle)
    return BundleWriter.json(
      try ask { () throws(StorageError) in try registry.bundle(round: round) })
  }

  /// Keeps a plan of a round with everything that is needed to make it again.
  ///
  /// - Returns: its number.
  package func keep(
    _ plan: Plan, of source: Source, round: String, engine: String
  ) throws -> Int {
    try require(.match)
    let body = String(decoding: try PlanFile.encode(plan), as: UTF8.self)
    let bundle = String(decoding: BundleWriter.json(source.bundle), as: UTF8.self)
    return try ask { () throws(StorageError) in
      try registry.keep(
        plan, body: body, bundle: bundle, round: round, engine: engine, by: actor, at: now)
    }
  }
}
