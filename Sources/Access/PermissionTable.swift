/// The table of roles and questions as a document, made from the policy itself.
package enum PermissionTable {
  /// Markdown: a row for each question, a column for each role.
  package static var markdown: String {
    let roles = Role.allCases
    var lines = [
      "| question | " + roles.map(\.rawValue).joined(separator: " | ") + " |",
      "|---" + String(repeating: "|---", count: roles.count) + "|",
    ]
    for question in Question.allCases {
      let cells = roles.map { role in
        switch Permission.reach(of: role, question) {
        case .none: "–"
        case .own: "own"
        case .partners: "own and partners'"
        case .all: "yes"
        }
      }
      lines.append("| \(question.rawValue) | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
