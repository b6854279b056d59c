/// A whole page in one file: style inside, no script, nothing from elsewhere.
///
/// It reads on a narrow window or at 400 % zoom, by keys alone, by a screen reader, and on paper.
package struct HTMLPage: Equatable, Sendable {
  /// A part that the list of contents leads to; `id` is that of its heading.
  package struct Entry: Equatable, Sendable {
    package var id: String
    package var title: String

    package init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// The page's one first heading and its name in a window.
  package var title: String
  /// What stands at the top of every printed sheet but the first.
  package var runningTitle: String
  /// The language of the text, as in BCP 47.
  package var language: String
  /// What stands between the title and the contents.
  package var introduction: [HTML]
  /// The list of contents; none is shown if it is empty.
  package var contents: [Entry]
  package var main: [HTML]
  package var footer: [HTML]

  package init(
    title: String, runningTitle: String? = nil, language: String = "en",
    introduction: [HTML] = [], contents: [Entry] = [], main: [HTML], footer: [HTML] = []
  ) {
    self.title = title
    self.runningTitle = runningTitle ?? title
    self.language = language
    self.introduction = introduction
    self.contents = contents
    self.main = main
    self.footer = footer
  }

  /// The bytes of the file.
  package var bytes: [UInt8] { Array(text.utf8) }

  package var text: String {
    let head: HTML = .element(
      "head", [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element(
          "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("title", [:], [.text(title)]),
        Self.placeForStyle,
      ])
    let body: HTML = .element(
      "body", [:],
      [
        .element("a", ["class": "skip", "href": "#main"], ["Skip to the text"]),
        .element("header", [:], [.heading(1, title)] + introduction), navigation,
        .element("main", ["id": "main", "tabindex": "-1"], main),
        footer.isEmpty ? .empty : .element("footer", [:], footer),
      ])
    let page = HTML.element("html", ["lang": language], [head, body]).markup
    let style = "<style>\(style)</style>\n"
    let parts = page.split(
      separator: Self.placeForStyle.markup, maxSplits: 1, omittingEmptySubsequences: false)
    return "<!DOCTYPE html>\n" + parts.joined(separator: style)
  }

  /// What stands in the page's one `style`, byte for byte.
  package var style: String { StyleSheet.rules(runningTitle: runningTitle) }

  /// The style is no text to be escaped, so it takes the place of this element.
  private static let placeForStyle = HTML.element("style")

  private var navigation: HTML {
    guard !contents.isEmpty else { return .empty }
    return .element(
      "nav", ["aria-labelledby": "contents"],
      [
        .heading(2, "Contents", id: "contents"),
        .list(contents.map { .link($0.title, to: "#" + $0.id) }, ordered: true),
      ])
  }
}
