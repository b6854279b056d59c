import Domain
import Exchange
import Foundation
import Testing

struct BundleReaderTests {
  @Test func `a folder gives every table`() throws {
    let (bundle, warnings) = try BundleFixture.sound.read()
    #expect(warnings.isEmpty)
    #expect(bundle.districts.map(\.id.rawValue) == ["0600001", "0600002", "0600003"])
    #expect(
      bundle.districts[0].needs == [
        .init(topic: Topic("ela"), priority: 2), .init(topic: Topic("math"), priority: 4),
      ])
    #expect(bundle.districts[1].needs.first?.group == "grade 8")
    #expect(bundle.districts[0].location == Coordinate(latitude: 36.7, longitude: -119.7))
    #expect(bundle.districts.map(\.consents) == [true, true, false])
    #expect(bundle.facilitators.map(\.capacity) == [2, 0])
    #expect(bundle.districtTies.first?.since == "2021")
    #expect(
      bundle.facilitatorTies == [
        FacilitatorTie(facilitator: .init("F1"), district: .init("0600003"), kind: .trained)
      ])
    #expect(bundle.locks == [.apart([.init("0600001"), .init("0600003")])])
    #expect(bundle.round.name == "Pilot")
    #expect(bundle.round.policy == Policy())
  }

  @Test func `a lock names a facilitator by id, by expertise or by region`() throws {
    var fixture = BundleFixture.sound
    fixture["locks.csv"] = """
      kind,members,facilitator
      facilitator,0600001,F1
      facilitator,0600001, Expertise : Chronic_Absence
      facilitator,0600002;0600001,REGION:north

      """
    let ids: [District.ID] = [.init("0600001"), .init("0600002")]
    #expect(
      try fixture.read().bundle.locks == [
        .facilitator([ids[0]], .id(.init("F1"))),
        .facilitator([ids[0]], .expertise(Topic("chronic_absence"))),
        .facilitator(ids, .region("north")),
      ])
  }

  @Test func `a facilitator whose id looks like a property is meant by it`() throws {
    var fixture = BundleFixture.sound
    fixture["facilitators.csv"] = "id,name,capacity\nregion:5,Faye,2\n"
    fixture["relationships.csv"] = nil
    fixture["locks.csv"] = "kind,members,facilitator\nfacilitator,0600001,region:5\n"
    #expect(
      try fixture.read().bundle.locks == [
        .facilitator([.init("0600001")], .id(.init("region:5")))
      ])
  }

  @Test func `partnerships that run already are a table of their own`() throws {
    var fixture = BundleFixture.sound
    fixture["partnerships.csv"] = """
      members,since,facilitator,id
      0600003;0600001,2024,F2,R1
      0600001;0600002,,,
      0600002;0600001,,,

      """
    let (bundle, warnings) = try fixture.read()
    #expect(warnings.isEmpty)
    #expect(
      bundle.running == [
        RunningPartnership(members: [.init("0600001"), .init("0600002")]),
        RunningPartnership(
          id: "R1", members: [.init("0600001"), .init("0600003")], facilitator: .init("F2"),
          since: "2024"),
      ])
    let json = BundleWriter.json(bundle)
    #expect(String(decoding: json, as: UTF8.self).contains("\"partnerships\": ["))
    #expect(try BundleReader.read(json: json, name: "b.json").bundle == bundle)
  }

  @Test func `only the districts are needed and a header without rows is an empty table`() throws {
    var fixture = BundleFixture()
    fixture["districts.csv"] = "id,name,consent\n"
    let bundle = try fixture.read().bundle
    #expect(bundle == RegistryBundle(districts: []))
  }

  @Test func `a missing value is not known and a default stands where there is one`() throws {
    var fixture = BundleFixture()
    fixture["districts.csv"] = "id,name,consent\n1,Alder,\n"
    let district = try #require(try fixture.read().bundle.districts.first)
    #expect(district == District(id: .init("1"), name: "Alder", consents: false))
    #expect(district.groupSizes == 2...2)
    #expect(district.enrollment == nil)
  }

  @Test func `columns in any order, case, blanks, quotes and line ends read the same`() throws {
    let plain = "id,name,consent,needs,mode\n1,\"a \"\"b\"\", c\",yes,math:4;ela:2,either\n"
    let forms = [
      "\u{FEFF}" + plain,
      plain.replacing("\n", with: "\r\n"),
      plain.replacing("\n", with: "\r"),
      String(plain.dropLast()),
      "\n\n" + plain + "\n  \n,,,,\n",
      " ID , Name,CONSENT,needs ,Mode\n 1 , \"a \"\"b\"\", c\" ,YES, MATH : 4 ;; ela:2;, Either\n",
      "mode,needs,consent,id,name\neither,\"ela:2.0;math:4\",yes,1,\"a \"\"b\"\", c\"\n",
      "\"id\",\"name\",\"consent\",\"needs\",\"mode\"\n1,\" a \"\"b\"\", c\u{A0}\",yes,math:4;ela:2,either\n",
    ]
    var fixture = BundleFixture()
    fixture["districts.csv"] = plain
    let expected = try fixture.read().bundle
    #expect(expected.districts.first?.name == "a \"b\", c")
    for form in forms {
      fixture["districts.csv"] = form
      #expect(try fixture.read().bundle == expected, "\(form.debugDescription)")
    }
  }

  @Test(arguments: [
    ("KG-12", "KG-12"), ("k-8", "KG-8"), ("01-05", "1-5"), ("PK - tk", "PK-TK"), ("9", "9"),
    ("UG", ""), ("ug", ""), ("10-10", "10"),
  ])
  func `grades are read in every accepted form`(written: String, label: String) throws {
    let bundle = try BundleFixture.district("grades", written).read().bundle
    #expect(bundle.districts.last?.grades?.label ?? "" == label)
  }

  @Test func `whole numbers may carry a point and zeros`() throws {
    let bundle = try BundleFixture.district("locale", "41.0").read().bundle
    #expect(bundle.districts.last?.locale?.code == 41)
  }

  @Test func `the largest group follows the smallest where it is not given`() throws {
    let bundle = try BundleFixture.district("group_min", "3").read().bundle
    #expect(bundle.districts.last?.groupSizes == 3...3)
  }

  @Test func `platforms and roles are lower case and networks as written, each once`() throws {
    var fixture = BundleFixture()
    fixture["districts.csv"] = """
      id,name,consent,platforms,roles,networks
      1,a,yes,PowerSchool;aeries;AERIES,Math Lead,core;Rural;CORE

      """
    let district = try #require(try fixture.read().bundle.districts.first)
    #expect(district.platforms == ["aeries", "powerschool"])
    #expect(district.roles == ["math lead"])
    #expect(district.networks == ["CORE", "Rural"])
  }

  @Test func `a tie with a facilitator may name either first, and rows that repeat count once`()
    throws
  {
    let text = "from,to,kind\nF1,0600003,trained\n0600003,F1,Trained\n0600001,0600002,prefers\n"
    let bundle = try BundleFixture.sound.replacing(
      "relationships.csv", with: text + "0600001,0600002,prefers\n"
    ).read().bundle
    #expect(bundle.facilitatorTies.count == 1)
    #expect(bundle.districtTies.count == 1)
  }

  @Test func `a weight left out keeps its value and a round may be empty`() throws {
    let weights =
      "policy:\n  version: trial\n  weights:\n    common_need: 0.4\n    proximity: 0.06\n"
    let policy = try BundleFixture.sound.replacing("round.yaml", with: weights).read()
      .bundle.round.policy
    #expect(policy.weights[.commonNeed] == 0.4)
    #expect(policy.weights[.roles] == Policy().weights[.roles])
    #expect(policy.version == "trial")
    for empty in ["", "# nothing\n", "policy:\nname: ~\n"] {
      let round = try BundleFixture.sound.replacing("round.yaml", with: empty).read().bundle.round
      #expect(round == Round())
    }
  }

  @Test func `version 2 is where the other keys start from, wherever it stands`() throws {
    let settings = "policy:\n  half_minutes: 90\n  version: v2\n"
    let policy = try BundleFixture.sound.replacing("round.yaml", with: settings).read()
      .bundle.round.policy
    var expected = Policy(version: "v2")
    expected.halfMinutes = 90
    #expect(policy == expected)
  }

  @Test func `every setting of a round is read`() throws {
    var text = """
      name: 'Round: one'
      school_year: 2026-27
      goal: Fair
      max_partnerships: 12
      policy:
        fit_weights: {travel: 0.2, region: 0.2}
        score_share: 0.6
        fit_share: 0.4
        facilitators: optional
        caseload_unit: districts
        requests: advisory
        minimum_priority: 3

      """
    let numbers: [(String, KeyPath<Policy, Double>, Double)] = [
      ("unknown", \.unknown, 0.1), ("need_budget", \.needBudget, 12),
      ("minimum_score", \.minimumScore, 0.5), ("size_discount", \.sizeDiscount, 0.05),
      ("speed_kmh", \.speedKmh, 70), ("detour", \.detour, 1.4),
      ("near_minutes", \.nearMinutes, 0), ("half_minutes", \.halfMinutes, 30),
      ("facilitator_near_minutes", \.facilitatorNearMinutes, 20),
      ("facilitator_half_minutes", \.facilitatorHalfMinutes, 25),
      ("facilitator_minutes", \.facilitatorMinutes, 240),
    ]
    for (key, _, value) in numbers { text += "  \(key): \(value)\n" }
    let round = try BundleFixture.sound.replacing("round.yaml", with: text).read().bundle.round
    #expect(round.name == "Round: one")
    #expect(round.schoolYear == "2026-27")
    #expect(round.goal == .fair)
    #expect(round.maximumPartnerships == 12)
    for (key, path, value) in numbers { #expect(round.policy[keyPath: path] == value, "\(key)") }
    #expect(round.policy.fitWeights[.travel] == 0.2)
    #expect(round.policy.scoreShare == 0.6)
    #expect(round.policy.fitShare == 0.4)
    #expect(round.policy.facilitators == .optional)
    #expect(round.policy.caseloadUnit == .districts)
    #expect(round.policy.requests == .advisory)
    #expect(round.policy.minimumPriority == 3)
  }

  @Test func `problems of all files are reported together, in their order`() throws {
    var fixture = BundleFixture.sound
    fixture["districts.csv"] = """
      id,name,enrollment,consent
      0600001,Alder,0,yes
      0600002,,5,perhaps
      0600003,Cedar,x,no

      """
    fixture["facilitators.csv"] = "id,name,capacity\nF1,Faye,-2\nF2,Fred,0\n"
    fixture["relationships.csv"] = "from,to,kind\nF1,0600003,avoid\n"
    fixture["locks.csv"] = "kind,members\napart,0600001;600003\n"
    fixture["round.yaml"] = "name: Pilot\ngaol: value\n"
    let complaints = try fixture.complaints()
    let places = complaints.map { $0.prefix { $0 != " " && $0 != "," } }
    #expect(
      places == [
        "districts.csv:2", "districts.csv:3", "districts.csv:3", "districts.csv:4",
        "facilitators.csv:2", "relationships.csv:2", "locks.csv:2", "round.yaml:2",
      ])
  }

  @Test func `ids are not called unknown where the table that has them could not be read`() throws {
    var fixture = BundleFixture.sound
    fixture["districts.csv"] = "id,name,consent\n0600001,Alder\n"
    #expect(try fixture.complaints().count == 1)
    fixture["districts.csv"] = "id,name\n0600001,Alder\n"
    #expect(try fixture.complaints().count == 1)
  }

  @Test func `an unknown column is left out with a warning that names the nearest`() throws {
    var fixture = BundleFixture()
    fixture["districts.csv"] = "id,name,consent,enrolment,mascot,\n1,Alder,yes,5,owl,\n"
    let (bundle, warnings) = try fixture.read()
    #expect(bundle.districts.first?.enrollment == nil)
    #expect(
      warnings.map(\.description) == [
        "districts.csv:1, column enrolment: The column is unknown and is left out. "
          + "Did you mean \"enrollment\"?",
        "districts.csv:1, column mascot: The column is unknown and is left out. "
          + "Nothing is to be done if that is meant.",
        "districts.csv:1:6: A column without a name is left out. "
          + "Name it in the header if it is meant to be read.",
      ])
  }

  @Test func `a file with nearly the right name is named`() throws {
    var fixture = BundleFixture.sound
    fixture.files["facilitator.csv"] = fixture.files["facilitators.csv"]
    fixture["facilitators.csv"] = nil
    fixture["relationships.csv"] = nil
    let warnings = try fixture.read().warnings
    #expect(warnings.map(\.file) == ["facilitator.csv"])
    fixture.files["Districts.csv"] = fixture.files["districts.csv"]
    fixture["districts.csv"] = nil
    #expect(
      try fixture.complaints() == [
        "districts.csv: The file is missing. The folder has \"Districts.csv\": rename it."
      ])
  }

  @Test func `ids that all lack a zero are a warning`() throws {
    var fixture = BundleFixture()
    fixture["districts.csv"] = "id,name,consent\n614550,a,yes\n614551,b,yes\n614552,c,yes\n"
    let warnings = try fixture.read().warnings
    #expect(warnings.map(\.line) == [2])
    #expect(warnings.first?.fault == .shortIDs(count: 3))
  }

  @Test func `a path that does not exist differs from bad input`() throws {
    #expect(throws: BundleProblems.notFound(path: "/nowhere/at/all")) {
      try BundleReader.read(contentsOf: "/nowhere/at/all")
    }
    try TemporaryFolder.with { folder in
      let table = "\(folder)/districts.csv"
      try AtomicFile.write(Array("id,name,consent\n".utf8), to: table)
      #expect(throws: BundleProblems.badInput([Problem(file: "districts.csv", fault: .notABundle)]))
      {
        try BundleReader.read(contentsOf: table)
      }
    }
  }

  @Test func `bytes that are not UTF-8 are named by line and byte`() throws {
    var fixture = BundleFixture()
    fixture.files["districts.csv"] =
      Array("id,name,consent\n1,Nu".utf8) + [0xF1] + Array("o,yes\n".utf8)
    #expect(
      try fixture.complaints() == [
        "districts.csv:2:5: Byte 5 of the line is not UTF-8. "
          + "Save the file as \"CSV UTF-8\", or as text in UTF-8."
      ])
    fixture.files["districts.csv"] = [0xFF, 0xFE, 0x69, 0x00]
    #expect(
      try fixture.complaints() == [
        "districts.csv:1: The file is UTF-16, not UTF-8. Save it as \"CSV UTF-8\"."
      ])
  }

  @Test func `a line without end is refused without its content`() throws {
    var fixture = BundleFixture()
    let header = Array("id,name,consent\n1,".utf8)
    fixture.files["districts.csv"] = header + [UInt8](repeating: 0x61, count: 3 << 20)
    #expect(
      try fixture.complaints() == [
        "districts.csv:2: The line is longer than 1 MB. "
          + "Check that its quotes are closed and its lines end."
      ])
  }
}
