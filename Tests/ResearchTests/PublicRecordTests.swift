import Domain
import Exchange
import Foundation
import Research
import Testing

struct PublicRecordTests {
  /// Writes a table to a temporary file while `body` reads it.
  private func reading<Value>(
    _ text: String, _ body: (String) throws -> Value
  ) throws -> Value {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "tandem-research-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  @Test func `a district is read from the columns that bear on it`() throws {
    let text = """
      leaid,name,state,county,latitude,longitude,locale_code,is_regular,enrollment,\
      enrollment_2020_21,revenue_local_2020_21,pct_english_learner,pct_econ_disadvantaged,\
      pct_special_ed,pct_black,anything
      0600001,Elm Unified,CA,Kern County,35.5,-119,32,1,1200,1000,5000000,20,60,11,3,x
      0600002,Oak,CA,,,,,0,0,,,,,,,
      """
    let records = try reading(text) { try ResearchFiles.districts(contentsOf: $0) }
    let elm = try #require(records.first)
    #expect(elm.district.location == Coordinate(latitude: 35.5, longitude: -119))
    #expect(elm.district.locale == LocaleCode(32) && elm.district.enrollment == 1200)
    #expect(elm.district.grades == GradeSpan(lowest: .kindergarten, highest: .twelfth))
    #expect(elm.district.percentEnglishLearners == 20 && elm.percentBlack == 3)
    #expect(elm.localRevenuePerStudent == 5000 && elm.isRegular)
    let oak = records[1]
    #expect(!oak.isRegular && oak.district.enrollment == nil && oak.district.grades == nil)
  }

  @Test(
    arguments: [
      ("Kern High School District", 9...12), ("Earlimart Elementary", 0...8),
      ("Sanger Unified", 0...12), ("Highland Local", nil), ("Chelsea", nil),
    ] as [(String, ClosedRange<Int>?)])
  func `a name says grades only where the law ties a word to them`(
    name: String, grades: ClosedRange<Int>?
  ) {
    let span = GradeSpan(inName: name)
    #expect(span?.lowest.label == grades.map { $0.lowerBound == 0 ? "KG" : "\($0.lowerBound)" })
    #expect(span?.highest.label == grades.map { "\($0.upperBound)" })
  }

  @Test func `members without an id are named, and a member counts once`() throws {
    let text = """
      partnership_id,partnership,member,leaid,enrollment
      a,First,Elm,0600001,9
      a,First,Elm again,0600001,9
      a,First,Nobody,,
      b,Second,Oak,0600002,
      """
    let partnerships = try reading(text) { try ResearchFiles.partnerships(contentsOf: $0) }
    #expect(partnerships.map(\.name) == ["First", "Second"])
    #expect(partnerships[0].members == [District.ID("0600001")])
    #expect(partnerships[0].unidentified == ["Nobody"])
  }

  @Test func `bad cells are named with file, line and column`() throws {
    let text = """
      leaid,name,state,enrollment,latitude,longitude
      0600001,Elm,CA,many,1,
      0600001,Elm,CA,10,,
      """
    #expect {
      try reading(text) { try ResearchFiles.districts(contentsOf: $0) }
    } throws: { error in
      let problems = (error as? BundleProblems)?.problems ?? []
      return problems.map(\.line) == [2, 2, 3]
        && problems.map(\.column) == ["enrollment", "longitude", "leaid"]
    }
    #expect {
      try reading("id\n1\n") { try ResearchFiles.partnerships(contentsOf: $0) }
    } throws: { error in
      ((error as? BundleProblems)?.problems ?? []).map(\.column) == ["partnership_id", "leaid"]
    }
  }

  @Test func `outcomes and preferences are read`() throws {
    let outcomes = try reading(
      """
      partnership,continued,pulse,product,indicator,proximity
      P01,yes,4.1,no,meets,0.5
      P02,no,,,,
      """
    ) { try ResearchFiles.outcomes(contentsOf: $0) }
    #expect(outcomes.map(\.outcome.verdict) == [.succeeded, .failed])
    #expect(outcomes[0].values == [.proximity: 0.5] && outcomes[1].values.isEmpty)
    let preferences = try reading("first,second,relation\nA;B,C;D,\nA;C,B;D,Equal\n") {
      try ResearchFiles.preferences(contentsOf: $0)
    }
    #expect(preferences.map(\.relation) == [.better, .equal])
    #expect(preferences[0].first == [District.ID("A"), District.ID("B")])
    #expect(throws: BundleProblems.self) {
      try reading("first,second\nA;A,C;D\n") { try ResearchFiles.preferences(contentsOf: $0) }
    }
  }
}
