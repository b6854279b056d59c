import Access
import Domain
import Storage
import TestSupport
import Testing

/// Published facts on their way into the directory.
struct ImportTests {
  private func record(
    _ id: String, _ year: String, _ change: (inout AgencyRecord) -> Void = { _ in }
  )
    -> AgencyRecord
  {
    var record = AgencyRecord(line: 2, year: year)
    record.id = District.ID(id)
    record.name = "District \(id)"
    change(&record)
    return record
  }

  private func takeIn(
    _ records: [AgencyRecord], _ source: String, _ registry: Registry, isTrial: Bool = false
  ) throws -> ImportReport {
    try registry.takeIn(
      records, source: source, isTrial: isTrial, by: Fixture.admin, at: Fixture.moment(1))
  }

  private func random(_ seed: Int) -> [AgencyRecord] {
    var random = SplitMix64(seed: UInt64(seed))
    return (0..<40).map { number in
      var record = record(
        String(600_000 + Int.random(in: 0...30, using: &random)).leftPadded,
        ["2021-22", "2022-23", "2023-24"][Int.random(in: 0...2, using: &random)])
      record.line = number + 2
      if Bool.random(using: &random) { record.name = nil }
      if Bool.random(using: &random) {
        record.enrollment = Double(Int.random(in: 0...9000, using: &random))
      }
      if Bool.random(using: &random) {
        record.location = Coordinate(
          latitude: .random(in: 30...40, using: &random),
          longitude: .random(in: -120 ... -80, using: &random))
      }
      if Bool.random(using: &random) { record.superintendent = "S\(number % 5)" }
      if Bool.random(using: &random) { record.stateID = String(number % 20) }
      return record
    }
  }

  @Test(arguments: 1...30)
  func `every row is imported or skipped, and a second run changes nothing`(seed: Int) throws {
    let fixture = try Fixture()
    let records = random(seed)
    let trial = try takeIn(records, "A", fixture.registry, isTrial: true)
    #expect(try fixture.registry.head().deeds == 1, "a trial changes nothing")
    let first = try takeIn(records, "A", fixture.registry)
    #expect(trial == first)
    #expect(first.imported + first.skipped.count == records.count)
    let head = try fixture.registry.head()
    let second = try takeIn(records, "A", fixture.registry)
    #expect(second.added == 0 && second.changed == 0)
    #expect(second.unchanged == first.imported)
    #expect(try fixture.registry.head() == head)
    _ = try takeIn(random(seed + 100), "B", fixture.registry)
    let later = try fixture.registry.head()
    _ = try takeIn(random(seed + 100), "B", fixture.registry)
    #expect(try fixture.registry.head() == later)
    #expect(try fixture.registry.check().isSound)
  }

  @Test func `the latest year of a fact counts, whichever file comes first`() throws {
    let old = record("0600001", "2021-22") { $0.enrollment = 100 }
    let new = record("0600001", "2023-24") { $0.enrollment = 200 }
    for order in [[("A", old), ("B", new)], [("B", new), ("A", old)]] {
      let fixture = try Fixture()
      for (source, record) in order { _ = try takeIn([record], source, fixture.registry) }
      #expect(try fixture.registry.district("0600001").district.enrollment == 200)
      #expect(try fixture.registry.history(of: "0600001").map(\.enrollment) == [100, 200])
    }
  }

  @Test func `a new superintendent is noticed`() throws {
    let fixture = try Fixture()
    _ = try takeIn(
      [record("0600001", "2022-23") { $0.superintendent = "A" }], "X", fixture.registry)
    let report = try takeIn(
      [record("0600001", "2023-24") { $0.superintendent = "B" }], "X", fixture.registry)
    #expect(report.superintendents.count == 1)
    #expect(report.superintendents.first?.earlier == "A")
    #expect(report.superintendents.first?.later == "B")
  }

  @Test func `the state's id leads to the district where the file has no other`() throws {
    let fixture = try Fixture()
    _ = try takeIn([record("0600001", "2022-23") { $0.stateID = "0161119" }], "X", fixture.registry)
    var known = AgencyRecord(line: 3, year: "2023-24")
    known.stateID = "0161119"
    known.assistance = "General Assistance"
    known.suggestions = [
      AgencyRecord.Suggestion(topic: Topic("math"), group: "foster youth", because: "record")
    ]
    var unknown = AgencyRecord(line: 4, year: "2023-24")
    unknown.stateID = "0999999"
    let report = try takeIn([known, unknown], "Y", fixture.registry)
    #expect(report.imported == 1)
    #expect(report.skipped.map(\.line) == [4])
    let suggestions = try fixture.registry.suggestions(for: "0600001")
    #expect(suggestions.map(\.topic) == [Topic("math")])
    #expect(try fixture.registry.rounds(of: "0600001").isEmpty, "nothing is registered by it")
  }

  @Test func `a suggestion becomes a need by the district's own act`() throws {
    let fixture = try Fixture()
    _ = try fixture.propose()
    var record = record("0600003", "2023-24")
    record.suggestions = [
      AgencyRecord.Suggestion(topic: Topic("graduation"), group: nil, because: "record")
    ]
    _ = try takeIn([record], "Y", fixture.registry)
    let own = Actor(.districtLead, "0600003")
    let registry = fixture.registry
    #expect(try registry.registration(of: "0600003", round: "R").district.needs.count == 1)
    try registry.takeSuggestion(
      District.Need(topic: Topic("graduation"), priority: 3), to: "0600003", round: "R", by: own,
      at: Fixture.moment(9))
    #expect(try registry.registration(of: "0600003", round: "R").district.needs.count == 2)
    #expect(throws: StorageError.self) {
      try registry.takeSuggestion(
        District.Need(topic: Topic("science"), priority: 3), to: "0600003", round: "R", by: own,
        at: Fixture.moment(9))
    }
  }
}

extension String {
  /// Seven characters, as an LEAID.
  fileprivate var leftPadded: String { String(repeating: "0", count: max(0, 7 - count)) + self }
}
