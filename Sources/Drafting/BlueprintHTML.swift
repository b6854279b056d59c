/// A blueprint, agreement or agenda as a page, and as the page from which a word processor's
/// document is made.
package enum BlueprintHTML {
  /// The language of every document.
  package static let language = "en-US"

  /// The whole page.
  package static func page(_ blueprint: Blueprint) -> HTMLPage {
    let sections = Self.sections(of: blueprint)
    return HTMLPage(
      title: blueprint.title, runningTitle: "\(blueprint.title) – draft", language: language,
      introduction: introduction(blueprint),
      contents: sections.map { .init(id: $0.id, title: $0.title) },
      main: sections.map { section in
        .element("section", ["aria-labelledby": section.id], section.content)
      })
  }

  /// Only the words and tables, for a program that gives them a style of its own.
  ///
  /// The attribute `custom-style` names a style of its reference document; the title is for the
  /// program to set.
  package static func manuscript(_ blueprint: Blueprint) -> String {
    let body =
      [
        HTML.element(
          "div", ["custom-style": ManuscriptStyle.notice],
          [.paragraph(.element("strong", [:], ["Draft."]), .text(" " + blueprint.notice))]),
        HTML.element(
          "div", ["custom-style": ManuscriptStyle.origin], [.paragraph(.text(blueprint.origin))]),
      ] + sections(of: blueprint, isManuscript: true).flatMap(\.content)
    return HTML.element("body", [:], body).markup
  }

  private static func introduction(_ blueprint: Blueprint) -> [HTML] {
    [
      .note("Draft.", .text(blueprint.notice)),
      .paragraph(.text(blueprint.origin), class: "quiet"),
    ]
  }

  /// A part of the page with its heading.
  private struct Part {
    var id: String
    var title: String
    var content: [HTML]
  }

  private static func sections(
    of blueprint: Blueprint, isManuscript: Bool = false
  ) -> [Part] {
    let sources = blueprint.sources
    var tables = 0
    var parts = blueprint.sections.enumerated().map { number, section -> Part in
      let title = "\(number + 1). \(section.heading)"
      var content: [HTML] = [.heading(isManuscript ? 1 : 2, title, id: section.id.rawValue)]
      content += section.paragraphs.map { .paragraph(words($0)) }
      if let tree = section.tree { content.append(.list([branch(tree)], class: "tree")) }
      for table in section.tables {
        tables += 1
        let caption = "Table \(tables). \(section.heading)"
        content.append(
          isManuscript
            ? manuscript(table, caption: caption)
            : .table(table, caption: caption, class: table.isForSigning ? "signatures" : nil))
      }
      content.append(.list(section.points.map(point)))
      content.append(
        .list(section.recommendations.map { advice($0, sources) }, class: "advice"))
      return Part(id: section.id.rawValue, title: title, content: content)
    }
    if !sources.isEmpty { parts.append(list(of: sources, level: isManuscript ? 1 : 2)) }
    return parts
  }

  private static func words(_ text: String) -> HTML { .text(text.withUnbrokenUnits) }

  /// A point; one that the partners have to answer begins with a mark in words.
  private static func point(_ text: String) -> HTML {
    guard text.hasPrefix(Blueprint.questionMark) else { return words(text) }
    let question = text.dropFirst(Blueprint.questionMark.count)
    let mark = Blueprint.questionMark.dropLast()
    return [.element("strong", [:], [.text(String(mark))]), " ", words(String(question))]
  }

  private static func branch(_ branch: Blueprint.Branch) -> HTML {
    [
      .element("strong", [:], [.text(branch.role + ":")]), " ", words(branch.text),
      .list(branch.branches.map(Self.branch)),
    ]
  }

  private static func advice(
    _ advice: Blueprint.Recommendation, _ sources: [Blueprint.Source]
  ) -> HTML {
    let cited = advice.evidence.enumerated().map { place, citation -> HTML in
      let link = HTML.link(citation.rawValue, to: "#\(anchor(of: citation, in: sources))")
      return place == 0 ? link : ["; ", link]
    }
    return [
      .element("strong", [:], [words(advice.text)]), " ",
      .element(
        "span", ["class": "reason"],
        [words(advice.why)] + (cited.isEmpty ? [] : [" ("] + cited + [")"])),
    ]
  }

  private static func anchor(of citation: Citation, in sources: [Blueprint.Source]) -> String {
    "source-\((sources.firstIndex { $0.key == citation } ?? 0) + 1)"
  }

  private static func list(of sources: [Blueprint.Source], level: Int) -> Part {
    let title = "Sources"
    return Part(
      id: "sources", title: title,
      content: [
        .heading(level, title, id: "sources"),
        .element(
          "ul", [:],
          sources.map { source in
            .element(
              "li", ["id": anchor(of: source.key, in: sources)],
              [
                .element("strong", [:], [.text(source.key.rawValue + ".")]),
                .text(" " + source.reference),
              ])
          }), .paragraph(.text(Self.withoutSource)),
      ])
  }

  static let withoutSource =
    "Advice without a source is a working rule of the programme that drafted this, and no finding"
    + " of research."
}

extension DocumentTable {
  /// Percent of the width for each column: room for its longest word, and of what is left more
  /// for longer texts, by their root, since they wrap.
  var shares: [Int] {
    let texts = columns.indices.map { place in
      [columns[place].title] + rows.compactMap { place < $0.count ? $0[place] : nil }
    }
    let least = texts.map { texts -> Double in
      let isToFill = texts.dropFirst().allSatisfy(\.isEmpty)
      let word = texts.flatMap { $0.split(separator: " ") }.map(\.count).max() ?? 0
      return Double(isToFill ? Self.roomToWrite : word + Self.margin)
    }
    let wish = texts.map { Double($0.map(\.count).max() ?? 0).squareRoot() }
    let line = max(Self.line, least.reduce(0, +))
    let rest = (line - least.reduce(0, +)) / max(1, wish.reduce(0, +))
    return zip(least, wish).map { Int((($0 + $1 * rest) / line * 100).rounded(.down)) }
  }

  /// Characters of a line across the sheet, of the margins of a cell, and of a line to fill in.
  private static let line = 100.0
  private static let margin = 4
  private static let roomToWrite = 20

  /// Whether people sign in it, so that its rows are high and stay on one sheet.
  var isForSigning: Bool { columns.contains { $0.title.lowercased() == "signature" } }
}

/// The styles that a manuscript names beside headings, body text and tables.
package enum ManuscriptStyle {
  package static let notice = "Notice"
  package static let origin = "Origin"
  package static let signing = "Signing"
  package static let signingRow = "Signing Row"
  package static let cell = "Cell"
  package static let number = "Number Cell"
}

extension BlueprintHTML {
  /// Rows for signing that stand on one sheet; where there are more, each row stays whole.
  private static let mostRowsTogether = 9

  /// A table whose cells name their styles; in a short one for signing every line keeps with the
  /// next.
  private static func manuscript(_ table: DocumentTable, caption: String) -> HTML {
    let isShort = table.rows.count <= mostRowsTogether
    let signing = isShort ? ManuscriptStyle.signing : ManuscriptStyle.signingRow
    let style = table.isForSigning ? signing : ManuscriptStyle.cell
    func cell(_ name: String, _ text: String, place: Int) -> HTML {
      let isNumeric = place < table.columns.count && table.columns[place].numeric
      let words = HTML.text(text.withUnbrokenUnits)
      let style = name == "th" ? ManuscriptStyle.cell : style
      return .element(
        name, ["style": isNumeric ? "text-align: right" : nil],
        [
          .element(
            "div", ["custom-style": isNumeric ? ManuscriptStyle.number : style],
            [.paragraph(place == 0 && name == "td" ? .element("strong", [:], [words]) : words)])
        ])
    }
    func row(_ name: String, _ cells: [String]) -> HTML {
      .element("tr", [:], cells.enumerated().map { cell(name, $1, place: $0) })
    }
    return .element(
      "table", [:],
      [
        .element("caption", [:], [.text(caption)]),
        .element(
          "colgroup", [:],
          table.shares.map { .element("col", ["style": "width: \($0)%"]) }),
        .element("thead", [:], [row("th", table.columns.map(\.title))]),
        .element("tbody", [:], table.rows.map { row("td", $0) }),
      ])
  }
}
