import Domain
import Exchange
import TestSupport
import Testing

struct CalendarTableTests {
  private func read(_ rows: String) throws -> RegistryBundle {
    try BundleFixture.sound.replacing(
      "calendars.csv", with: "district_id,kind,first,last\n" + rows + "\n"
    ).read().bundle
  }

  @Test func `days are read, and one day where the last is not given`() throws {
    let bundle = try read("0600001,Break,2026-11-23,2026-11-27\n0600001,board,2026-09-08,")
    let id = District.ID("0600001")
    let days = ["2026-09-08", "2026-11-23", "2026-11-27"].compactMap { Day($0) }
    #expect(
      bundle.calendars == [
        CalendarSpan(district: id, kind: .board, first: days[0], last: days[0]),
        CalendarSpan(district: id, kind: .pause, first: days[1], last: days[2]),
      ])
  }

  @Test(arguments: [
    ("0600001,break,2026-02-30,", "\"2026-02-30\" is not a day."),
    ("0600001,break,11/23/2026,", "\"11/23/2026\" is not a day."),
    ("0600001,break,2026-11-27,2026-11-23", "The last day 2026-11-23 is before the first"),
    ("0600001,break,2026-11-23,2028-11-27", "These are 736 days."),
    ("0600001,holiday,2026-11-23,", "\"holiday\" is not one of the values here."),
    ("0600001,school_year,2026-08-14,", "calendars.csv"),
    ("0699999,break,2026-11-23,", "\"0699999\" is not the id of a district."),
    ("0600001,,2026-11-23,", "calendars.csv"), ("0600001,break,,", "calendars.csv"),
  ])
  func `a row that is wrong is named with its line`(row: String, words: String) throws {
    do {
      _ = try read(row)
      Issue.record("\(row) was taken")
    } catch let problems as BundleProblems {
      let text = "\(problems)"
      #expect(text.contains("calendars.csv:2"), "\(text)")
      #expect(text.contains(words), "\(text)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `calendars come back from both forms, and leave no trace in the fingerprint`(
    seed: UInt64
  ) throws {
    let bundle = RandomBundle().bundle(seed: seed)
    #expect(!bundle.calendars.isEmpty)
    let json = try BundleReader.read(json: BundleWriter.json(bundle), name: "b.json").bundle
    #expect(json.calendars == bundle.calendars)
    var without = bundle
    without.calendars = []
    #expect(CanonicalForm.sha256(of: without) == CanonicalForm.sha256(of: bundle))
    #expect(!BundleWriter.files(of: without).contains { $0.name == "calendars.csv" })
  }
}
