import Drafting
import Workflows

extension Block {
  /// A report in words as parts of a page.
  static func parts(of report: ReportText) -> [Block] {
    [
      .summary(
        report.facts.map { SummaryRow(term: $0.label, termValues: [$0.text]) })
    ] + sections(of: report)
  }

  static func sections(of report: ReportText) -> [Block] {
    report.sections.flatMap { section -> [Block] in
      var blocks: [Block] = [.heading(section.heading)]
      blocks += section.paragraphs.map { .paragraph($0) }
      if !section.points.isEmpty { blocks.append(.bullets(section.points)) }
      if let table = section.table {
        blocks.append(
          .table(
            Table(
              section.heading,
              columns: table.columns.map { $0.numeric ? $0.title + "#" : $0.title },
              rows: table.rows, empty: "Nothing.")))
      }
      return blocks
    }
  }

  /// Sentences on lines of their own; lines that begin with a dash are points.
  static func words(_ text: String) -> [Block] {
    var blocks: [Block] = []
    var points: [String] = []
    func flush() {
      if !points.isEmpty { blocks.append(.bullets(points)) }
      points = []
    }
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("  - ") {
        points.append(String(line.dropFirst(4)))
      } else {
        flush()
        blocks.append(.paragraph(line))
      }
    }
    flush()
    return blocks
  }

  /// A part of an answer of the registry as a table, every column of it that people see.
  static func table(
    _ answer: RegistryAnswer, path: (RegistryAnswer, Int) -> String? = { _, _ in nil }
  ) -> Block {
    .table(
      Table(
        answer.title, answer,
        columns: answer.columns.filter { !$0.isHidden }
          .map { ($0.key, $0.key.replacing("_", with: " ")) },
        empty: answer.paragraph.isEmpty ? "There is nothing." : answer.paragraph, path: path))
  }
}
