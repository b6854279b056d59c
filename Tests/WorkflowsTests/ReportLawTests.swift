import Domain
import Drafting
import TestSupport
import Testing
import Workflows

struct ReportLawTests {
  @Test(arguments: 1...8)
  func `every partnership and district of a plan stands on the map and in a table`(
    seed: Int
  ) throws {
    let bundle = RandomBundle().bundle(seed: UInt64(seed))
    let plan = try bundle.matched().plan
    let source = Source(bundle)
    let page = String(
      decoding: try Reporting.html(plan, of: source, outlines: StateOutlines.all), as: UTF8.self)
    let map = RoundMap(plan, in: bundle, outlines: StateOutlines.all)?.picture.html.words ?? ""
    for district in bundle.districts {
      #expect(page.contains("<td>\(district.id)</td>"), "\(district.id)")
      if district.location != nil { #expect(map.contains("\(district.name): ")) }
    }
    for partnership in plan.partnerships {
      #expect(page.contains(">\(partnership.id)</a></th>"))
      let located = bundle.districts.filter {
        partnership.members.contains($0.id) && $0.location != nil
      }
      if located.count > 1 { #expect(map.contains("\(partnership.id): ")) }
    }
  }

  @Test(arguments: 1...6)
  func `rows in another order give the same report, byte for byte`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let bundle = RandomBundle().bundle(seed: UInt64(seed))
    let plan = try bundle.matched().plan
    let report = try Reporting.html(plan, of: Source(bundle), outlines: StateOutlines.all)
    for _ in 1...3 {
      let other = bundle.rowsShuffled(using: &random)
      let again = try Reporting.html(
        try other.matched().plan, of: Source(other), outlines: StateOutlines.all)
      #expect(again == report)
    }
  }

  @Test func `a plan of other data has no report`() throws {
    let bundle = RandomBundle().bundle(seed: 1)
    let plan = try bundle.matched().plan
    let other = bundle.changed { $0.districts[0].name += " changed" }
    #expect(throws: Failure.self) {
      try Reporting.html(plan, of: Source(other), outlines: [])
    }
  }
}
