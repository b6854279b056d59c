import Domain
import Exchange
import Foundation
import Research
import Testing

/// The seven partnerships of the sources among all districts of the country.
///
/// The records are not part of the repository; without them beside it, in `../shared/data`, these
/// tests are skipped.
struct SharedRecordsTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/data")

  private static let isThere = FileManager.default
    .fileExists(atPath: folder.appending(path: "us_districts.csv").path)

  @Test(.enabled(if: isThere, "the public records are not beside the repository"))
  func `policy 2 ranks real partners better than policy 1, distance and other peer finders`() throws
  {
    let districts = try ResearchFiles.districts(
      contentsOf: Self.folder.appending(path: "us_districts.csv").path)
    let partnerships = try ResearchFiles.partnerships(
      contentsOf: Self.folder.appending(path: "partnerships.csv").path)
    let rows = Backtest(districts, partnerships).rows(
      [.distance, .tennessee, .fbit], inCountry: false)
    let others = try #require(Backtest.summaries(rows)).map(\.inState)
    #expect(abs(others[0] - 23) < 0.5)
    #expect(abs(others[1] - 18) < 0.5)
    #expect(abs(others[2] - 28) < 1)
    let policies = Backtest(districts, partnerships).withinStates.rows(
      [.policy(Policy()), .policy(Policy(version: "v2")), .mix], inCountry: false)
    let ours = try #require(Backtest.summaries(policies)).map(\.inState)
    #expect(ours[1] <= 5)
    #expect(ours[1] < ours[0] && ours[1] < ours[2])
    #expect(abs(ours[2] - 11) < 1)
    #expect(others.allSatisfy { ours[1] < $0 })
    #expect(rows.count == 7)
  }
}
