import Domain
import Drafting
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct PictureTests {
  @Test func `every colour of a picture stands out from the grounds that it stands on`() throws {
    for (mark, grounds) in PictureColor.marks {
      for ground in grounds {
        let contrast = try #require(Palette.contrast(mark, ground))
        #expect(contrast >= 3, "\(mark) on \(ground)")
      }
    }
    for (text, grounds) in PictureColor.texts {
      for ground in grounds {
        let contrast = try #require(Palette.contrast(text, ground))
        #expect(contrast >= 4.5, "\(text) on \(ground)")
      }
    }
  }

  @Test func `pictures use the colours of the palette only`() throws {
    let known = Set(
      PictureColor.marks.flatMap { [$0.mark] + $0.grounds }
        + PictureColor.texts.flatMap { [$0.text] + $0.grounds }
        + [PictureColor.hairline])
    let page = PlanReport(Example.plan, of: Example.bundle, outlines: StateOutlines.all).page.text
    let pictures = page.matches(of: /<svg.*?<\/svg>/.dotMatchesNewlines()).map { String($0.0) }
    #expect(pictures.count >= 4)
    for color in pictures.joined().matches(of: /#[0-9a-f]{6}/) {
      #expect(known.contains(String(color.0)), "\(color.0)")
    }
  }

  @Test func `a picture names itself and its gist, and is a file of its own`() throws {
    let map = try #require(RoundMap(Example.plan, in: Example.bundle, outlines: []))
    let picture = map.picture
    #expect(picture.html.markup.contains("role=\"img\" aria-labelledby=\"map-title map-words\""))
    #expect(picture.html.words.contains("6 districts, of which 4 in 2 partnerships"))
    #expect(Markup.problem(in: picture.file) == nil)
    #expect(String(decoding: picture.file, as: UTF8.self).contains("www.w3.org/2000/svg"))
  }

  @Test func `the map shows every partnership, district and facilitator that has a place`() throws {
    for outlines in [[], StateOutlines.all] {
      let map = try #require(RoundMap(Example.plan, in: Example.bundle, outlines: outlines))
      let words = map.picture.html.words
      for name in Example.names.values { #expect(words.contains(name), "\(name)") }
      #expect(words.contains("P01: Alder Creek Unified and Birch Valley Unified; mathematics"))
      #expect(words.contains("Elm City Unified: not matched"))
    }
  }

  @Test func `whoever has no coordinates is named beside the map`() throws {
    var bundle = Example.bundle
    bundle.districts[1].location = nil
    let map = try #require(RoundMap(Example.plan, in: bundle, outlines: []))
    #expect(map.absent == ["Birch Valley Unified"])
    let report = PlanReport(Example.plan, of: bundle).page.text
    #expect(report.contains("Birch Valley Unified: the registry has no coordinates for it."))
    for index in bundle.districts.indices { bundle.districts[index].location = nil }
    for index in bundle.facilitators.indices { bundle.facilitators[index].location = nil }
    #expect(RoundMap(Example.plan, in: bundle, outlines: []) == nil)
    #expect(PlanReport(Example.plan, of: bundle).page.text.contains("There is no map"))
  }

  @Test func `the map of a directory has a mark for each place and says how many have none`() throws {
    var districts = (0..<5).map { number in
      var district = District(id: .init("D\(number)"), name: "District <\(number)>")
      district.location = Coordinate(latitude: 36 + Double(number) / 3, longitude: -119.5)
      return district
    }
    districts[4].location = nil
    let picture = try #require(DirectoryMap(districts, outlines: StateOutlines.all)).picture
    let text = String(decoding: picture.file, as: UTF8.self)
    #expect(text.matches(of: /<circle/).count == 4)
    #expect(text.contains("District &lt;3&gt;") && !text.contains("District &lt;4&gt;"))
    #expect(picture.description.contains("1 without coordinates"))
    #expect(Markup.problem(in: picture.file) == nil)
    #expect(DirectoryMap([districts[4]], outlines: []) == nil)
  }

  @Test func `needs are counted by who asks, who offers and who has a partner for them`() {
    let grid = NeedsGrid(Example.plan, in: Example.bundle)
    let math = grid.topics.firstIndex(of: Topic("math")).map { grid.total($0) }
    #expect(math == NeedsGrid.Cell(asked: 2, met: 2, offered: 1, focused: 2))
    // Birch asks for it and Alder, its partner, offers it.
    let ela = grid.topics.firstIndex(of: Topic("ela")).map { grid.total($0) }
    #expect(ela == NeedsGrid.Cell(asked: 1, met: 1, offered: 1, focused: 0))
    // Alder asks for it, and its partner neither asks nor offers; Dune's mentor offers it.
    let absence = grid.topics.firstIndex(of: Topic("chronic_absence")).map { grid.total($0) }
    #expect(absence == NeedsGrid.Cell(asked: 2, met: 1, offered: 1, focused: 2))
  }

  @Test func `a trend shows missing as missing and says its status`() {
    let trend = TrendPicture(
      id: "trend-1", name: "Chronic absence", unit: " %",
      years: [
        .init(label: "2023-24", value: 28.5), .init(label: "2024-25", value: nil, target: 24),
        .init(label: "2025-26", value: 22.25, target: 22),
      ], status: "Meets", sign: .circle)
    let words = trend.picture.html.words
    #expect(words.contains("Chronic absence: Meets"))
    #expect(words.contains("2024-25 not available (target 24 %)"))
    #expect(
      trend.table.rows == [
        ["2023-24", "28.5 %", ""], ["2024-25", "not available", "24 %"],
        ["2025-26", "22.25 %", "22 %"],
      ])
    #expect(Markup.problem(in: trend.picture.file) == nil)
    // The line is interrupted where a year is missing.
    #expect(trend.picture.html.markup.matches(of: /d="M[^L"]*M[^L"]*"/).count == 1)
  }

  @Test func `each sign of a trend has a shape of its own`() {
    let shapes = TrendPicture.Sign.allCases.map { sign in
      TrendPicture(
        id: "t", name: "Measure", years: [.init(label: "2026", value: nil)], status: "s", sign: sign
      ).picture.html.markup
    }
    #expect(Set(shapes).count == TrendPicture.Sign.allCases.count)
  }
}

/// Whether a page or picture is well-formed, by the parser of Foundation.
enum Markup {
  static func problem(in bytes: [UInt8]) -> String? {
    var text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("<!DOCTYPE html>") { text.removeFirst("<!DOCTYPE html>".count) }
    let parser = XMLParser(data: Data(text.utf8))
    guard !parser.parse() else { return nil }
    return "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "unknown")"
  }
}
