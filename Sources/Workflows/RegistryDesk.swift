package import Access
package import Foundation
package import Storage

/// Where everybody asks the registry: every act and every look passes the same policy.
package struct RegistryDesk: Sendable {
  package let registry: Registry
  package let actor: Actor
  package let now: Moment

  /// Opens the registry at `path` for `actor`.
  ///
  /// - Throws: `Failure` if it is missing, foreign or newer.
  package init(_ path: String, actor: Actor, now: Date) throws(Failure) {
    registry = try Failure.translating { () throws(StorageError) in try Registry(opening: path) }
    self.actor = actor
    self.now = Moment(now)
  }

  /// Asks a registry that is open already.
  package init(_ registry: Registry, actor: Actor, now: Moment) {
    self.registry = registry
    self.actor = actor
    self.now = now
  }

  /// Creates a registry at `path`, whose first deed is `actor`'s.
  package static func create(
    _ path: String, actor: Actor, now: Date
  ) throws(Failure) -> RegistryDesk {
    guard Permission.allows(actor, .restore) else { throw .notAllowed(actor, .restore) }
    return try Failure.translating { () throws(StorageError) in
      RegistryDesk(
        try Registry.create(at: path, by: actor, at: Moment(now)), actor: actor, now: Moment(now))
    }
  }

  /// What to tell about the opening: that the file was migrated, and where its copy is.
  package var notices: [String] {
    registry.backupBeforeMigration.map {
      ["The registry was brought to this version; as it was before, it is kept in \($0)."]
    } ?? []
  }

  /// Refuses what the policy does not grant.
  func require(_ question: Question, about subject: Subject = .everyone) throws(Failure) {
    guard Permission.allows(actor, question, about: subject) else {
      throw .notAllowed(actor, question)
    }
  }

  func allows(_ question: Question, about subject: Subject = .everyone) -> Bool {
    Permission.allows(actor, question, about: subject)
  }

  /// Refuses what is to be a day and is none.
  func requireDay(_ text: String?, _ what: String) throws(Failure) {
    if let text { _ = try FormFile.day(text, what) }
  }

  /// Runs a deed or a look, its errors in the words of failures.
  func ask<Value>(_ body: () throws(StorageError) -> Value) throws(Failure) -> Value {
    try Failure.translating(body)
  }
}

extension Failure {
  static func translating<Value>(
    _ body: () throws(StorageError) -> Value
  ) throws(Failure) -> Value {
    do {
      return try body()
    } catch {
      throw Failure(error)
    }
  }

  init(_ error: StorageError) {
    let kind: Kind =
      switch error {
      case .missing, .unknown: .notFound
      case .notARegistry, .newer: .badInput
      case .unreadable, .busy: .file
      case .occupied, .exists, .conflict, .refused, .incomplete, .outOfOrder: .conflict
      }
    self.init(kind, ["\(error)"])
  }

  static func notAllowed(_ actor: Actor, _ question: Question) -> Failure {
    let words = question.rawValue.replacing("-", with: " ")
    return Failure(
      .notAllowed,
      ["\(actor) may not \(words) here. `tandem registry roles` shows who may what."])
  }
}
