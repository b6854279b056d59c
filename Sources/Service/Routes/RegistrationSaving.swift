import Domain
import Foundation
import Storage
import Workflows

/// Takes what was filled in at one step into the registration.
struct RegistrationSaving {
  let desk: RegistryDesk
  let id: District.ID
  let round: String

  static let changedMeanwhile = Page.Problem(
    "Somebody else changed this registration while you had the page open. It shows what is saved"
      + " now; look at it, and make your change again.")

  /// Saves a step; returns what is wrong, in which case nothing is saved.
  func save(
    _ step: RegistrationStep, _ form: Answers, over draft: RegistrationDraft
  ) throws -> [Page.Problem] {
    let (changes, problems) = Self.changes(step, form)
    guard problems.isEmpty else { return problems }
    let (people, faults) = step == .district ? Self.people(form) : ([], [])
    guard faults.isEmpty else { return faults }
    var cells = draft.cells
    for (column, value) in changes { cells[column] = value }
    let scores = step == .readiness ? Self.scores(form) : [:]
    do throws(Failure) {
      try write(cells, people, scores, over: draft)
      return []
    } catch {
      guard error.isAboutAnswers else { throw error }
      return RegistrationPages.page(step, draft).problems(
        of: error, in: form, at: Place.registration(round, id.rawValue, step.rawValue))
    }
  }

  private func write(
    _ cells: [String: String], _ people: [Person], _ scores: [Int: Int],
    over draft: RegistrationDraft
  ) throws(Failure) {
    _ = try desk.register(cells, round: round, seen: draft.registration?.district)
    for person in people { try desk.setPerson(person, of: id.rawValue, round: round) }
    if !scores.isEmpty { try desk.setChecklist(scores, of: id.rawValue, round: round) }
  }

  /// The columns that a step sets; `nil` empties one.
  private static func changes(
    _ step: RegistrationStep, _ form: Answers
  ) -> (cells: [String: String?], problems: [Page.Problem]) {
    switch step {
    case .district, .check: return ([:], [])
    case .needs:
      let (cell, problems) = TopicCells.cell(of: form, what: "Need")
      return (["needs": cell.nonEmpty, "goals": form["goals"]], problems)
    case .offers:
      let (cell, problems) = TopicCells.cell(of: form, what: "Offer")
      return (["offers": cell.nonEmpty], problems)
    case .limits: return (limits(form).mapValues { $0.nonEmpty }, [])
    case .readiness:
      var cells: [String: String?] = [:]
      for column in ["tenure_years", "leaving", "substitutes", "platforms", "networks"] {
        cells.updateValue(form[column], forKey: column)
      }
      return (cells, [])
    }
  }

  /// The columns of the limits as they stand in the form; empty where nothing was said.
  static func limits(_ form: Answers) -> [String: String] {
    var cells: [String: String] = [:]
    for column in ["mode", "max_minutes", "virtual", "group_max", "capacity"] {
      cells[column] = form[column] ?? ""
    }
    // A district that would join more than two would also join two.
    cells["group_min"] = "2"
    return cells
  }

  private static func people(_ form: Answers) -> (people: [Person], problems: [Page.Problem]) {
    var (people, problems): ([Person], [Page.Problem]) = ([], [])
    for (part, prefix) in parts {
      let email = form["\(prefix)_email"]
      if let email, !isAddress(email) {
        problems.append(
          Page.Problem(
            "The e-mail address \(email) has no @ with something on both sides. Look at it again.",
            at: "field-\(prefix)_email"))
      }
      guard form["\(prefix)_name"] != nil else {
        if email != nil {
          problems.append(
            Page.Problem(
              "There is an e-mail address without a name. Give the name.",
              at: "field-\(prefix)_name"))
        }
        continue
      }
      people.append(person(form, part, prefix))
    }
    return (people, problems)
  }

  /// Who is asked for, and what their fields begin with.
  private static let parts: [(part: Person.Part, prefix: String)] = [
    (.seniorLead, "lead"), (.sponsor, "sponsor"),
  ]

  private static func person(_ form: Answers, _ part: Person.Part, _ prefix: String) -> Person {
    Person(
      part: part, name: form["\(prefix)_name"] ?? "", title: form["\(prefix)_title"],
      email: form["\(prefix)_email"])
  }

  private static func isAddress(_ text: String) -> Bool {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    return halves.count == 2 && halves.allSatisfy { !$0.isEmpty } && !text.contains(" ")
  }

  private static func scores(_ form: Answers) -> [Int: Int] {
    var scores: [Int: Int] = [:]
    for item in 1...ReadinessChecklist.items.count {
      if let score = form["item_\(item)"].flatMap(Int.init), (0...2).contains(score) {
        scores[item] = score
      }
    }
    return scores
  }

  /// The draft as the form has it, so that nothing typed is lost with a problem.
  static func filled(
    _ draft: RegistrationDraft, _ step: RegistrationStep, _ form: Answers
  ) -> RegistrationDraft {
    var draft = draft
    // The answers are not saved, so that the form is still about what was.
    draft.typed.version = draft.version
    for (column, value) in changes(step, form).cells { draft.cells[column] = value }
    switch step {
    case .needs, .offers: draft.typed.topics = TopicCells.typed(form)
    case .district: draft.typed.people = parts.map { person(form, $0, $1) }
    case .readiness: draft.typed.scores = scores(form)
    case .limits, .check: break
    }
    return draft
  }
}

extension String {
  /// The text, or `nil` where it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
