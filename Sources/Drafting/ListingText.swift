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
}
