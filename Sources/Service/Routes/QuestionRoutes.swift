import Access
import HTTPTypes
import Hummingbird
import Workflows

/// Questions of districts and facilitators to the state's staff, and their answers.
enum QuestionRoutes {
  static let routes: [ServiceRoute] = [
    .page(
      .get, QuestionPages.path, .question(.seeStaffNote),
      "Questions of districts and facilitators that wait for an answer"
    ) { call in call.page(QuestionPages.page(try await call.desk { try $0.openQuestions() })) },
    .page(
      .post, QuestionPages.path + "/{number}", .question(.seeStaffNote),
      "Answer a question, for who asked alone"
    ) { call in
      let id = try call.number("number")
      let open = try await call.desk { try $0.openQuestions() }
      guard let text = call.form[QuestionPages.name(id)] else {
        guard open.contains(where: { $0.id == id }) else { throw HTTPError(.notFound) }
        return call.wrong(QuestionPages.page(open, failed: id), [QuestionPages.missing(id)])
      }
      return try await call.change(
        to: QuestionPages.path, .kept, or: { QuestionPages.page(open) },
        { try $0.answerQuestion(id, text: text) })
    },
  ]
}
