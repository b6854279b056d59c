package import Domain
import Drafting
import Exchange

/// The blueprint that a partnership starts from.
package enum Blueprinting {
  package enum Form: Sendable {
    case markdown, json
    /// A page in one file.
    case html
    /// A word processor's document, dated by seconds since 1970.
    case docx(moment: Int)
  }

  /// - Throws: `Failure.notFound` if the plan has no such partnership, or a program is missing that
  ///   the form needs; `Failure.conflict` if the plan was not made from this bundle.
  package static func bytes(
    _ plan: Plan, partnership: String, of source: Source, as form: Form
  ) throws -> [UInt8] {
    let blueprint = try draft(plan, partnership: partnership, of: source)
    switch form {
    case .markdown: return Array(BlueprintMarkdown.text(blueprint).utf8)
    case .json: return try Printed.json(blueprint)
    case .html: return BlueprintHTML.page(blueprint).bytes
    case .docx(let moment): return try docx(blueprint, moment: moment)
    }
  }

  private static func draft(
    _ plan: Plan, partnership: String, of source: Source
  ) throws(Failure) -> Blueprint {
    try source.requireOrigin(of: plan)
    do throws(BlueprintProblem) {
      return try BlueprintComposer.compose(
        plan: plan, partnership: partnership, bundle: source.bundle)
    } catch {
      throw Failure(.notFound, ["\(error)"])
    }
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
