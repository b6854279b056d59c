import Domain
import Drafting
import Foundation
import FoundationXML
import Testing

struct PageTests {
  private static let hostile =
    "\"><script>alert(1)</script> & </style></title> \u{202E}\u{0} '<!--' Ñ 郡 %3C"

  @Test func `text is never markup, wherever it stands`() throws {
    let page = HTMLPage(
      title: Self.hostile, introduction: [.note(Self.hostile, .text(Self.hostile))],
      contents: [.init(id: "a", title: Self.hostile)],
      main: [
        .heading(2, Self.hostile, id: "a"), .list([.text(Self.hostile)]),
        .table(
          DocumentTable(
            columns: [.init(Self.hostile), .init("", numeric: true)],
            rows: [[Self.hostile, Self.hostile]]), caption: Self.hostile),
        .element("p", ["title": Self.hostile], [.link(Self.hostile, to: "#a")]),
      ])
    let document = try read(page.text)
    #expect(try document.nodes(forXPath: "//script").isEmpty)
    #expect(try document.nodes(forXPath: "//style").count == 1)
    let title = try document.nodes(forXPath: "//title").first?.stringValue
    #expect(title?.contains("<script>alert(1)</script> & </style></title>") == true)
    #expect(!page.text.unicodeScalars.contains("\u{202E}"))
    let style = try #require(try document.nodes(forXPath: "//style").first?.stringValue)
    #expect(!style.contains("script>") && !style.contains("&"))
  }

  @Test(arguments: Blueprint.Document.allCases)
  func `a document has one title, headings in order, and links that lead somewhere`(
    document kind: Blueprint.Document
  ) throws {
    for id in ["P01", "P02"] {
      let blueprint = try BlueprintComposer.compose(
        kind, plan: Example.plan, partnership: id, bundle: Example.bundle)
      let document = try read(BlueprintHTML.page(blueprint).text)
      func texts(_ path: String) throws -> [String] {
        try document.nodes(forXPath: path).map { $0.stringValue ?? "" }
      }
      #expect(try texts("//h1") == [blueprint.title])
      #expect(try texts("/html/@lang") == ["en-US"])
      let headings = try texts("//main//h2")
      for (number, section) in blueprint.sections.enumerated() {
        #expect(headings[number] == "\(number + 1). \(section.heading)")
      }
      let ids = try texts("//@id")
      #expect(Set(ids).count == ids.count)
      for link in try texts("//a/@href") {
        #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst())), "\(link)")
      }
      let tables = try texts("//table").count
      #expect(try texts("//table/caption").count == tables)
      #expect(try texts("//tr/*[1][self::td]").isEmpty)
      #expect(try texts("//th[not(@scope)]").isEmpty)
      #expect(try texts("//script | //link | //img | //iframe").isEmpty)
    }
  }

  @Test func `every text of a blueprint stands in its page and in its manuscript`() throws {
    let blueprint = try BlueprintComposer.compose(
      plan: Example.plan, partnership: "P01", bundle: Example.bundle)
    let page = try read(BlueprintHTML.page(blueprint).text)
    let manuscript = try read(BlueprintHTML.manuscript(blueprint))
    for document in [page, manuscript] {
      let all = squeezed(document.rootElement()?.stringValue ?? "")
      for section in blueprint.sections {
        let advice = section.recommendations.flatMap { [$0.text, $0.why] }
        let cells = section.tables.flatMap { $0.rows.flatMap(\.self) + $0.columns.map(\.title) }
        for text in section.paragraphs + advice + cells + section.questions
        where !text.isEmpty {
          #expect(all.contains(squeezed(text)), "\(text)")
        }
      }
    }
  }

  @Test func `rows to sign in keep together and have room`() throws {
    let blueprint = try BlueprintComposer.compose(
      plan: Example.plan, partnership: "P01", bundle: Example.bundle)
    let page = try read(BlueprintHTML.page(blueprint).text)
    let signatures = try page.nodes(forXPath: "//table[@class='signatures']")
    #expect(!signatures.isEmpty)
    let text = BlueprintHTML.page(blueprint).text
    #expect(text.contains("li, .note, tr, figure { break-inside: avoid; }"))
    #expect(text.contains(".signatures, .together { break-inside: avoid; }"))
  }

  @Test func `text can be read on every ground`() throws {
    for ink in Palette.inks {
      for ground in Palette.grounds {
        #expect(try #require(Palette.contrast(ink, ground)) >= 4.5, "\(ink) on \(ground)")
      }
    }
    #expect(try #require(Palette.contrast(Palette.line, Palette.paper)) >= 3)
    #expect(try #require(Palette.contrast("#000000", "#ffffff")) == 21)
    #expect(Palette.contrast("black", "#ffffff") == nil)
  }

  private func read(_ markup: String) throws -> XMLDocument {
    try XMLDocument(data: Data(markup.utf8))
  }

  /// Without spaces, which markup moves.
  private func squeezed(_ text: String) -> String {
    text.filter { !$0.isWhitespace && $0 != "\u{A0}" }
  }
}
