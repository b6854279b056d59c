import Domain

/// What work on a topic usually looks at: suggestions of ours for partners to replace.
///
/// They are no findings of research; a document that shows them says so.
struct TopicGuide: Equatable {
  /// A part of the work that moves the result, with things to try on it.
  struct Driver: Equatable {
    var text: String
    var ideas: [String]
  }

  /// The students whom a topic is about, where the registry counts them.
  enum Students: Equatable {
    case all, englishLearners, disadvantaged, withDisabilities

    var words: String {
      switch self {
      case .all: "students"
      case .englishLearners: "English learners"
      case .disadvantaged: "socio-economically disadvantaged students"
      case .withDisabilities: "students with disabilities"
      }
    }
  }

  /// What the members look into first, as the second half of a question.
  var question: String
  var students = Students.all
  /// The trailing indicator: what should change for students or for the district.
  var result: String
  /// Whether more of `result` is better.
  var rises: Bool
  /// The leading indicator: what adults do that should come before.
  var early: String
  /// What each member brings to the table.
  var data: String
  /// Who of each member belongs in the leadership team for it.
  var staff: String
  var drivers: [Driver]

  init(
    _ question: String, students: Students = .all, result: String, rises: Bool = true,
    early: String, data: String, staff: String, drivers: [(String, [String])]
  ) {
    self.question = question
    self.students = students
    self.result = result
    self.rises = rises
    self.early = early
    self.data = data
    self.staff = staff
    self.drivers = drivers.map { Driver(text: $0.0, ideas: $0.1) }
  }

  /// The guide for a topic; one of its own words for a topic that a policy added.
  static func of(_ topic: Topic) -> TopicGuide {
    all[topic.rawValue]
      ?? TopicGuide(
        "where \(topic.label) goes well, where it does not, and why",
        result: "measure of \(topic.label) that the members choose",
        early: "share of schools that have begun the work on \(topic.label)",
        data: "what each member already counts on \(topic.label)",
        staff: "the person who leads \(topic.label)",
        drivers: [
          (
            "a shared picture of \(topic.label)",
            ["describe it in the same words and with the same counts"]
          ), ("practice in schools", ["let one school try a change and report"]),
        ])
  }

  private static let all = teaching.merging(students) { first, _ in first }
    .merging(staff) { first, _ in first }.merging(systems) { first, _ in first }
}
