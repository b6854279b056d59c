/// A report for staff as text: a title, what to know first, and sections with points and tables.
package struct ReportText: Sendable {
  package struct Section: Sendable {
    package var heading: String
    package var paragraphs: [String]
    package var points: [String]
    package var table: DocumentTable?

    package init(
      _ heading: String, paragraphs: [String] = [], points: [String] = [],
      table: DocumentTable? = nil
    ) {
      self.heading = heading
      self.paragraphs = paragraphs
      self.points = points
      self.table = table
    }
  }

  package var title: String
  package var facts: [(label: String, text: String)]
  package var sections: [Section]

  package init(
    title: String, facts: [(label: String, text: String)], sections: [Section] = []
  ) {
    self.title = title
    self.facts = facts
    self.sections = sections
  }

  /// Every line within the style's width, a line break at the end.
  package func text(style: TextStyle) -> String {
    var page = TextPage(style: style)
    page.title(title)
    page.facts(facts)
    for section in sections {
      page.heading(section.heading)
      for paragraph in section.paragraphs { page.paragraph(paragraph) }
      for point in section.points { page.point(point) }
      guard let table = section.table else { continue }
      if !section.paragraphs.isEmpty || !section.points.isEmpty { page.blank() }
      page.table(table)
    }
    return page.text
  }
}
