/// A blueprint as Markdown (CommonMark with the tables of GitHub).
package enum BlueprintMarkdown {
  package static func text(_ blueprint: Blueprint) -> String {
    var blocks = [
      "# \(escaped(blueprint.title))", "> **Draft.** \(escaped(blueprint.notice))",
      escaped(blueprint.origin),
    ]
    for (number, section) in blueprint.sections.enumerated() {
      blocks.append("## \(number + 1). \(escaped(section.heading))")
      blocks += section.paragraphs.map(paragraph)
      blocks += section.tree.map { [tree($0)] } ?? []
      blocks += section.tables.map(table)
      blocks += list(section.points.map(escaped))
      // Another mark, so that advice begins a list of its own.
      blocks += list(section.recommendations.map(recommendation), mark: "*")
    }
    if !blueprint.sources.isEmpty {
      blocks.append("## Sources")
      blocks += list(
        blueprint.sources.map { "\(escaped($0.key.rawValue)): \(escaped($0.reference))" })
      blocks.append(BlueprintHTML.withoutSource)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func list(_ items: [String], mark: String = "-") -> [String] {
    items.isEmpty ? [] : [items.map { "\(mark) \($0)" }.joined(separator: "\n")]
  }

  /// A tree as lists inside lists.
  private static func tree(_ branch: Blueprint.Branch, depth: Int = 0) -> String {
    let line =
      String(repeating: "  ", count: depth)
      + "+ **\(escaped(branch.role))**: \(escaped(branch.text))"
    return ([line] + branch.branches.map { tree($0, depth: depth + 1) }).joined(separator: "\n")
  }

  private static func recommendation(_ advice: Blueprint.Recommendation) -> String {
    let sources = advice.evidence.map { escaped($0.rawValue) }.joined(separator: "; ")
    return "**\(escaped(advice.text))** \(escaped(advice.why))"
      + (sources.isEmpty ? "" : " (\(sources))")
  }

  private static func table(_ table: DocumentTable) -> String {
    let header = table.columns.map { escaped($0.title) }
    let rule = table.columns.map { $0.numeric ? "---:" : "---" }
    return ([header, rule] + table.rows.map { $0.map(escaped) })
      .map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  /// A paragraph whose first characters cannot be taken for a heading, list or quotation.
  private static func paragraph(_ text: String) -> String {
    let text = escaped(text)
    guard let first = text.first else { return text }
    if "-+=~".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let next = text.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = next.first, ".)".contains(mark) else { return text }
    return digits + "\\" + next
  }

  /// Text in which no character means anything to Markdown or HTML, on one line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.printable.withUnbrokenUnits {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "!": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
