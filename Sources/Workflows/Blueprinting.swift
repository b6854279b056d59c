package import Domain
package import Drafting
import Exchange
import Foundation

/// The blueprint that a partnership starts from.
package enum Blueprinting {
  package enum Form: Sendable {
    case markdown, json
    /// A page in one file.
    case html
    /// A word processor's document, dated by seconds since 1970.
    case docx(moment: Int)
  }

  /// Whether the program is there that makes documents of a word processor.
  package static var hasWordProcessor: Bool { Pandoc.isThere }

  /// - Throws: `Failure.notFound` if the plan has no such partnership, or a program is missing that
  ///   the form needs; `Failure.conflict` if the plan was not made from this bundle.
  package static func bytes(
    _ plan: Plan, partnership: String, document: Blueprint.Document = .blueprint,
    of source: Source, as form: Form
  ) throws -> [UInt8] {
    try source.requireOrigin(of: plan)
    return try bytes(
      of: draft(document, plan, partnership: partnership, of: source.bundle), as: form)
  }

  /// A document as a file.
  static func bytes(of blueprint: Blueprint, as form: Form) throws -> [UInt8] {
    switch form {
    case .markdown: return Array(BlueprintMarkdown.text(blueprint).utf8)
    case .json: return try Printed.json(blueprint)
    case .html: return BlueprintHTML.page(blueprint).bytes
    case .docx(let moment): return try docx(blueprint, moment: moment)
    }
  }

  static func draft(
    _ document: Blueprint.Document, _ plan: Plan, partnership: String, of bundle: RegistryBundle
  ) throws(Failure) -> Blueprint {
    do throws(BlueprintProblem) {
      return try BlueprintComposer.compose(
        document, plan: plan, partnership: partnership, bundle: bundle)
    } catch {
      throw Failure(.notFound, ["\(error)"])
    }
  }

  /// The meetings of a partnership's first year as a calendar, with what happened to it in words.
  ///
  /// `old` is the file that it replaces, if there is one, and how to call it; `sequence` is the
  /// sequence number of every event, instead of one worked out; `moment` is in seconds since 1970.
  /// - Throws: `Failure.notFound` as for a document, `Failure.badInput` if the round has no school
  ///   year, `Failure.conflict` if `old` is not this partnership's calendar or no day is free.
  package static func calendar(
    _ plan: Plan, partnership: String, of source: Source,
    replacing old: (name: String, bytes: [UInt8])?, sequence: Int?, moment: Int
  ) throws(Failure) -> (bytes: [UInt8], notes: [String]) {
    try source.requireOrigin(of: plan)
    return try self.calendar(
      plan, partnership: partnership, of: source.bundle, replacing: old, sequence: sequence,
      moment: moment)
  }

  /// The same of a partnership that began on `begins`.
  static func calendar(
    _ plan: Plan, partnership: String, of bundle: RegistryBundle, begins: Day? = nil,
    replacing old: (name: String, bytes: [UInt8])?, sequence: Int?, moment: Int
  ) throws(Failure) -> (bytes: [UInt8], notes: [String]) {
    let calendar: MeetingCalendar
    do throws(CalendarProblem) {
      calendar = try MeetingCalendar.compose(
        plan: plan, partnership: partnership, bundle: bundle, begins: begins)
    } catch {
      switch error {
      case .blueprint: throw Failure(.notFound, ["\(error)"])
      case .noSchoolYear: throw Failure(.badInput, ["\(error)"])
      case .noFreeDay: throw Failure(.conflict, ["\(error)"])
      }
    }
    do throws(CalendarFile.Problem) {
      let file = try CalendarFile(
        calendar, identity: identity(of: calendar, plan.round), stamp: stamp(moment),
        replacing: old.map { (file) throws(CalendarFile.Problem) in try CalendarFile(file.bytes) },
        sequence: sequence)
      let gone = file.cancelled
      return (
        file.bytes,
        ["\(Phrase.count(calendar.meetings.count, "meeting")) as proposals."] + calendar.notes
          + (gone > 0 ? ["\(Phrase.count(gone, "earlier one")) stand as cancelled."] : [])
      )
    } catch {
      let name = old?.name ?? ""
      throw Failure(
        .conflict,
        [
          error == .notOurs
            ? "\(name) is not a calendar that tandem wrote, so it is left as it is. Name another file."
            : "\(name) is the calendar of other members or another round, so it is left as it is."
              + " Name another file, or remove it."
        ])
    }
  }

  /// What stays the same when a plan is made again: the round and the members.
  static func identity(of calendar: MeetingCalendar, _ round: Plan.RoundSummary) -> String {
    let parts =
      [round.name ?? "", round.schoolYear ?? ""] + calendar.members.map(\.id.rawValue).sorted()
    let text = parts.joined(separator: "\u{0}")
    return String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(24))
  }

  /// Such as `20260814T093000Z`.
  static func stamp(_ moment: Int) -> String {
    Date(timeIntervalSince1970: TimeInterval(moment)).formatted(.iso8601)
      .replacing("-", with: "").replacing(":", with: "")
  }

  private static func docx(_ blueprint: Blueprint, moment: Int) throws(Failure) -> [UInt8] {
    do throws(Pandoc.Failure) {
      return try Pandoc.docx(
        html: BlueprintHTML.manuscript(blueprint), title: blueprint.title,
        language: BlueprintHTML.language, moment: moment)
    } catch {
      throw Failure(error == .missing ? .notFound : .file, ["\(error)"])
    }
  }
}
