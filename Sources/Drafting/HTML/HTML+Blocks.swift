extension HTML {
  package static func paragraph(_ content: HTML..., class name: String? = nil) -> HTML {
    .element("p", ["class": name], content)
  }

  /// A heading of a level from 1 to 4, to which a link may lead by `id`.
  package static func heading(_ level: Int, _ text: String, id: String? = nil) -> HTML {
    .element("h\(level)", ["id": id], [.text(text)])
  }

  /// A list of points, or nothing where there are none.
  package static func list(
    _ points: [HTML], ordered: Bool = false, class name: String? = nil
  ) -> HTML {
    guard !points.isEmpty else { return .empty }
    return .element(
      ordered ? "ol" : "ul", ["class": name], points.map { .element("li", [:], [$0]) })
  }

  package static func link(_ text: String, to address: String) -> HTML {
    .element("a", ["href": address], [.text(text)])
  }

  /// A table with a caption and the scope of every heading; the first cell of a row is its heading.
  ///
  /// Where the window is narrower than the table, the table alone is moved sideways, also by keys.
  /// A cell of `rows` may hold more than text; `numeric` columns stand flush right.
  package static func table(
    caption: String, columns: [DocumentTable.Column], rows: [[HTML]], class name: String? = nil
  ) -> HTML {
    let header = columns.map { column -> HTML in
      guard !column.title.isEmpty else { return .element("td") }
      return .element(
        "th", ["scope": "col", "class": column.numeric ? "number" : nil], [.text(column.title)])
    }
    let body = rows.map { cells -> HTML in
      .element(
        "tr", [:],
        cells.enumerated().map { place, cell -> HTML in
          let isNumeric = place < columns.count && columns[place].numeric
          let attributes: KeyValuePairs<String, String?> = [
            "scope": place == 0 ? "row" : nil, "class": isNumeric ? "number" : nil,
          ]
          return .element(place == 0 ? "th" : "td", attributes, [cell])
        })
    }
    return .element(
      "div", ["class": "table", "role": "group", "aria-label": caption, "tabindex": "0"],
      [
        .element(
          "table", ["class": name],
          [
            .element("caption", [:], [.text(caption)]),
            .element("thead", [:], [.element("tr", [:], header)]),
            .element("tbody", [:], body),
          ])
      ])
  }

  package static func table(
    _ table: DocumentTable, caption: String, class name: String? = nil
  ) -> HTML {
    .table(
      caption: caption, columns: table.columns,
      rows: table.rows.map { $0.map { .text($0.withUnbrokenUnits) } }, class: name)
  }

  /// A text with its kind in words before it; the frame and the word say the same.
  package static func note(_ label: String, _ content: HTML...) -> HTML {
    .element(
      "p", ["class": "note"], [.element("strong", [:], [.text(label)]), " "] + content)
  }

  /// A picture or table with the words that go with it.
  package static func figure(_ content: HTML, caption: HTML) -> HTML {
    .element("figure", [:], [content, .element("figcaption", [:], [caption])])
  }
}

extension String {
  /// The text with a number and its percent sign kept on one line.
  var withUnbrokenUnits: String {
    guard contains(" %") else { return self }
    var result = ""
    for character in self {
      if character == "%", result.last == " ", result.dropLast().last?.isNumber == true {
        result.removeLast()
        result.append("\u{A0}")
      }
      result.append(character)
    }
    return result
  }
}
