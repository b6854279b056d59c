import Workflows

extension Page {
  /// The page with what is wrong above everything else, and beside each field that it is about.
  func showing(_ problems: [Problem]) -> Page {
    var page = self
    page.problems = problems
    let places = Dictionary(
      problems.compactMap { problem in problem.problemPlace.map { ($0, problem.problemText) } },
      uniquingKeysWith: { "\($0) \($1)" })
    guard !places.isEmpty else { return page }
    for block in page.blocks.indices {
      guard var form = page.blocks[block].form else { continue }
      for group in form.groups.indices {
        for field in form.groups[group].fields.indices {
          guard let words = places[form.groups[group].fields[field].fieldID] else { continue }
          form.groups[group].fields[field].fieldProblem = words
        }
      }
      page.blocks[block].form = form
    }
    return page
  }

  /// What a failure says of the form that was sent to `path` with these answers: under the label of
  /// each field that it names, with the way there.
  func problems(of failure: Failure, in answers: Answers, at path: String) -> [Problem] {
    guard !failure.points.isEmpty else {
      return (Trouble(failure)?.lines ?? []).map { Problem($0) }
    }
    // Of several forms with one path, hidden answers tell which was sent; a search has other names.
    let forms = blocks.compactMap(\.form).filter { $0.formAction == path }
    let sent = forms.filter { $0.holds(hiddenOf: answers) }
    let fields = (sent.isEmpty ? forms : sent).flatMap(\.groups).flatMap(\.fields)
    return failure.points.map { point in
      let words = Trouble.Words.withoutCommands(point.words)
      guard let field = fields.first(where: { $0.fieldName == point.column }) else {
        return Problem(words)
      }
      return Problem("\(field.fieldLabel): \(words)", at: field.fieldID)
    }
  }
}

extension Form {
  /// Whether its hidden answers are among these.
  fileprivate func holds(hiddenOf answers: Answers) -> Bool {
    hiddenFields.allSatisfy { field in
      answers.pairs.contains { $0.name == field.hiddenName && $0.value == field.hiddenValue }
    }
  }
}

extension Failure {
  /// Whether other answers in the form could mend it.
  var isAboutAnswers: Bool { kind == .badInput || kind == .conflict || kind == .notFound }
}
