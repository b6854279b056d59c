/// A title, a paragraph and a table: the page of a listing in a terminal.
package enum ListingText {
  package static func text(
    title: String, paragraph: String, table: DocumentTable, style: TextStyle
  ) -> String {
    var page = TextPage(style: style)
    page.title(title)
    page.paragraph(paragraph)
    page.blank()
    page.table(table)
    return page.text
  }

  /// A page of several tables below one title; a part without rows has its paragraph only.
  package static func text(
    title: String, paragraph: String,
    parts: [(title: String, paragraph: String, table: DocumentTable)], style: TextStyle
  ) -> String {
    var page = TextPage(style: style)
    page.title(title)
    if !paragraph.isEmpty { page.paragraph(paragraph) }
    for part in parts {
      page.heading(part.title)
      if !part.paragraph.isEmpty { page.paragraph(part.paragraph) }
      if !part.table.rows.isEmpty { page.table(part.table) }
    }
    return page.text
  }
}
