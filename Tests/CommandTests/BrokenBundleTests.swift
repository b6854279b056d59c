import Foundation
import Testing

/// Every way in which a bundle can be wrong is said with its place and its cure, and harms nothing.
struct BrokenBundleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bundle: BundleText
    /// The one complaint, whole or its beginning.
    var complaint: String

    init(_ name: String, _ bundle: BundleText, _ complaint: String) {
      testDescription = name
      self.bundle = bundle
      self.complaint = complaint
    }

    /// A cell of the first district that is `text` instead.
    static func cell(
      _ name: String, _ old: String, _ new: String, _ complaint: String
    ) -> Case {
      Case(
        name, .small.replacing(old, in: "districts.csv", with: new), "districts.csv:2, \(complaint)"
      )
    }
  }

  static let table: [Case] = [
    Case(
      "a column is missing",
      .small.replacing(
        "grades,pct_el,needs,offers,readiness,consent", in: "districts.csv",
        with: "grades,pct_el,needs,offers,readiness,agreed"),
      "districts.csv:1, column consent: The column is missing. Add \"consent\"."),
    Case(
      "a required column is misspelt",
      .small.replacing("readiness,consent", in: "districts.csv", with: "readiness,consnet"),
      "districts.csv:1, column consent: The column is missing. Rename \"consnet\" to \"consent\"."),
    Case(
      "an id is given twice",
      .small.replacing("0600002,Birch", in: "districts.csv", with: "0600001,Birch")
        .setting("relationships.csv", to: "from,to,kind\n"),
      "districts.csv:3, column id: \"0600001\" stands on line 2 already."
        + " Keep one of the rows, or give them different ids."),
    Case(
      "an id has lost its leading zero",
      .small.replacing("0600005,Elm", in: "districts.csv", with: "600005,Elm"),
      "districts.csv:6, column id: \"600005\" seems to have lost its leading zeros: a LEAID has 7"
        + " characters. Write 0600005, and format the column as text so that the zeros stay."),
    Case(
      "a facilitator has the id of a district",
      .small.replacing("F1,Faye", in: "facilitators.csv", with: "0600001,Faye"),
      "facilitators.csv:2, column id: \"0600001\" is the id of the district on line 2."
        + " Give the facilitator another id."),
    .cell(
      "coordinates are swapped", "36.74,-119.78", "-119.78,36.74",
      "column latitude: Latitude -119.78 and longitude 36.74 look swapped."
        + " Exchange the two; longitudes of the Americas are negative."),
    .cell(
      "a latitude is out of range", "36.74", "136.74",
      "column latitude: 136.74 is out of range. Write a number from -90 to 90."),
    .cell(
      "a longitude is missing", "-119.78", "",
      "column longitude: There is a latitude but no longitude."
        + " Add the longitude, or remove the latitude."),
    .cell(
      "a percentage is above 100", "KG-12,22,", "KG-12,122,",
      "column pct_el: 122 is out of range. Write a number from 0 to 100."),
    .cell(
      "a number is not a number", "12000", "NaN",
      "column enrollment: \"NaN\" is not a plain number. Write a number above 0."),
    .cell(
      "a number is a word", "12000", "many",
      "column enrollment: \"many\" is not a plain number. Write a number above 0."),
    .cell(
      "a priority is 0", "math:5;ela:3", "math:0;ela:3",
      "column needs: \"0\" in \"math:0\" is not a priority. Write a whole number from 1 to 5."),
    .cell(
      "a priority is 6", "math:5;ela:3", "math:6;ela:3",
      "column needs: \"6\" in \"math:6\" is not a priority. Write a whole number from 1 to 5."),
    .cell(
      "a topic is misspelt", "math:5;ela:3", "mth:5;ela:3",
      "column needs: \"mth\" is not a topic. Did you mean \"math\"?"),
    .cell(
      "a topic is named twice", "math:5;ela:3", "math:5;math:3",
      "column needs: \"math\" stands here twice. Keep one of the two."),
    .cell(
      "a rating has no number", "math:5;ela:3", "math;ela:3",
      "column needs: \"math\" is not of the form"),
    .cell(
      "grades run backwards", "KG-12,22", "12-KG,22",
      "column grades: \"12-KG\" runs from the higher grade to the lower. Write the lower grade first."
    ),
    .cell(
      "grades became a date", "KG-12,22", "8-Jun,22",
      "column grades: \"8-Jun\" is a date, not a span of grades."),
    .cell(
      "a consent is neither yes nor no", "0.8,yes", "0.8,maybe",
      "column consent: \"maybe\" is not one of the values here. Use yes or no."),
    .cell(
      "a quote never closes", "Alder Unified", "\"Alder Unified",
      "column name: A quote opens here and never closes."),
    Case(
      "a row has a cell too many",
      .small.replacing(
        "0600001,Alder Unified", in: "districts.csv", with: "0600001,Alder, Unified"),
      "districts.csv:2: The row has 14 cells where the header has 13."
        + " Quote cells that hold a comma, and separate the items of a list by \";\"."),
    Case(
      "the largest group is smaller than the smallest",
      .small.setting(
        "districts.csv",
        to: "id,name,group_min,group_max,consent\nD1,Alder,4,3,yes\nD2,Birch,,,yes\n"
      )
      .setting("relationships.csv", to: "from,to,kind\n").setting(
        "locks.csv", to: "kind,members\n"),
      "districts.csv:2, column group_max: group_max 3 is below group_min 4."
        + " Raise group_max or lower group_min."),
    Case(
      "a minimum is above the capacity",
      .small.replacing("Madera,2,0", in: "facilitators.csv", with: "Madera,2,3"),
      "facilitators.csv:2, column minimum: capacity 2 is below minimum 3."
        + " Raise capacity or lower minimum."),
    Case(
      "a file is empty", .small.setting("districts.csv", to: ""),
      "districts.csv:1: The file is empty. Write at least a header row."),
    Case(
      "a file is missing",
      {
        var bundle = BundleText.small; bundle.files["districts.csv"] = nil; return bundle
      }(),
      "districts.csv: The file is missing. A bundle needs this file; a header without rows is enough."
    ),
    Case(
      "a file is a spreadsheet",
      .small.setting("facilitators.csv", to: Data([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x08])),
      "facilitators.csv:1: The file is a spreadsheet or an archive, not text."
        + " Export each table from it as \"CSV UTF-8\"."),
    Case(
      "a file holds no text",
      .small.setting("locks.csv", to: Data("kind,members\napart,".utf8) + Data([0, 1, 2, 0xFF])),
      "locks.csv:2:7: The file holds a NUL byte, so it is not text. Export it again as text in UTF-8."
    ),
    Case(
      "a file is not UTF-8",
      .small.setting(
        "facilitators.csv",
        to: Data("id,name,capacity\nF1,Jos".utf8) + Data([0xE9]) + Data(",2\n".utf8)),
      "facilitators.csv:2:7: Byte 7 of the line is not UTF-8."
        + " Save the file as \"CSV UTF-8\", or as text in UTF-8."),
    Case(
      "a table is separated by semicolons",
      .small.setting("districts.csv", to: "id;name;consent\n0600001;Alder;yes\n"),
      "districts.csv:1: The header is separated by semicolons, not by commas."
        + " Save the table as comma-separated."),
    Case(
      "a relationship names an unknown id",
      .small.replacing("0600001,0600002", in: "relationships.csv", with: "0600001,0600092"),
      "relationships.csv:2, column to: \"0600092\" is not the id of a district or a facilitator."
        + " Did you mean \"0600002\"?"),
    Case(
      "a relationship is of no kind between these two",
      .small.replacing("worked_together", in: "relationships.csv", with: "trained"),
      "relationships.csv:2, column kind: \"trained\" is not a relationship between two districts."
        + " Possible are"),
    Case(
      "two facilitators are tied",
      .small.replacing("F2,0600003", in: "relationships.csv", with: "F2,F1"),
      "relationships.csv:3, column kind: \"trained\" is not a relationship between two facilitators."
        + " Remove the row."),
    Case(
      "a lock names an unknown id",
      .small.replacing("0600001;0600003", in: "locks.csv", with: "0600001;Q7"),
      "locks.csv:2, column members: \"Q7\" is not the id of a district."),
    Case(
      "a lock is of an unknown kind",
      .small.replacing("apart", in: "locks.csv", with: "apaart"),
      "locks.csv:2, column kind: \"apaart\" is not one of the values here. Did you mean \"apart\"?"),
    Case(
      "a lock names one district only",
      .small.replacing("0600001;0600003", in: "locks.csv", with: "0600001;0600001"),
      "locks.csv:2, column members: The lock \"apart\" names 1 different district. Name at least 2."
    ),
    Case(
      "a setting is unknown", .small.setting("round.yaml", to: "name: Pilot\nmax_partners: 3\n"),
      "round.yaml:2, key max_partners: \"max_partners\" is not a key here."
        + " Did you mean \"max_partnerships\"?"),
    Case(
      "weights do not sum to 1",
      .small.replacing("common_need: 0.3", in: "round.yaml", with: "common_need: 0.5"),
      "round.yaml:6, key policy.weights: The weights sum to 1.2, not to 1."
        + " Change them so that they sum to 1; those not written keep their value."),
    Case(
      "settings are not YAML", .small.setting("round.yaml", to: "name: Pilot\n\tgoal: value\n"),
      "round.yaml:2"),
    Case(
      "a goal is unknown", .small.setting("round.yaml", to: "goal: best\n"),
      "round.yaml:1, key goal: \"best\" is not one of the values here. Use value, coverage or fair."
    ),
  ]

  @Test(arguments: table)
  func `a broken bundle is refused with its place and its cure`(broken: Case) async throws {
    let workspace = try Workspace(broken.bundle)
    try workspace.write("as it was", to: "plan.json")
    let before = try workspace.names()
    let ending = try await workspace.tandem("match", "round", "--json", "--output", "plan.json")
    #expect(ending.code == 3)
    #expect(ending.output == "")
    #expect(try workspace.text("plan.json") == "as it was")
    #expect(try workspace.names() == before)
    // A column left out is said as well; one complaint is expected besides.
    let complaints = ending.complaints.filter { !$0.contains("is left out.") }
    #expect(complaints.count == 1, "\(ending.errors)")
    #expect(complaints.first?.hasPrefix(broken.complaint) == true, "\(ending.errors)")
    #expect(complaints.first?.hasSuffix(".") == true || complaints.first?.hasSuffix("?") == true)
  }

  @Test(arguments: [
    (
      #"{"districts": [{"id": "D1", "name": "Alder" "consent": "yes"}]}"#,
      "standard input:1:45: A comma or \"}\" should stand here."
    ),
    (
      "{\"districts\": [\n{\"id\": \"D1\", \"name\": \"A\", \"name\": \"B\", \"consent\": \"yes\"}]}",
      "standard input:2:27: The key \"name\" stands here twice. Keep one of the two."
    ),
    (
      "{\"districts\": [{\"id\": \"D1\"", "standard input:1:27: The document ends here, unfinished."
    ),
    ("", "standard input:1:1: The document is empty."),
    ("nonsense", "standard input:1:1: \"nonsense\" is not a value of JSON."),
    ("[1, 2]", "standard input:1:1: This is a list."),
    (
      #"{"districts": [{"id": 600001, "name": "Alder", "consent": "yes"}]}"#,
      "standard input:1, column id: The id 600001 is a number, which keeps no leading zeros."
    ),
  ])
  func `broken JSON is refused with its line and byte`(
    json: String, complaint: String
  ) async throws {
    let ending = try await Command("match", "-").reading(json).run()
    #expect(ending.code == 3)
    #expect(ending.output == "")
    #expect(ending.complaints.first?.hasPrefix(complaint) == true, "\(ending.errors)")
  }

  @Test func `a document that is not a plan is refused as a plan`() async throws {
    let workspace = try Workspace(.small)
    for (name, words) in [
      ("round/districts.csv", "districts.csv:1:1: "),
      ("round", "round: This is a folder, not a plan."),
    ] {
      let ending = try await workspace.tandem("explain", name)
      #expect(ending.code == 3)
      #expect(ending.output == "")
      #expect(ending.complaints.first?.hasPrefix(words) == true, "\(ending.errors)")
    }
    let table = try await workspace.tandem("match", "round/districts.csv")
    #expect(table.code == 3)
    #expect(
      table.complaints == [
        "districts.csv: This one table is not a bundle."
          + " Give the folder that holds it, or a bundle in one .json file."
      ])
  }

  @Test func `all problems of all files come at once, and of very many the first fifty`()
    async throws
  {
    var bundle = BundleText.small
    bundle["districts.csv"] =
      "id,name,needs,consent\n"
      + (1...400).map { "\(1_000_000 + $0),Elm,mth:4,yes\n" }.joined()
    let ending = try await Workspace(bundle).tandem("match", "round")
    #expect(ending.code == 3)
    let complaints = ending.complaints
    #expect(complaints.count == 51)
    #expect(complaints.first?.hasPrefix("districts.csv:2, column needs:") == true)
    #expect(complaints.last?.hasPrefix("… and ") == true)
    #expect(complaints.last?.hasSuffix(" more like these.") == true)

    let few = BundleText.small.replacing("math:5", in: "districts.csv", with: "mth:5")
      .replacing("apart", in: "locks.csv", with: "aprt")
      .replacing("school_year", in: "round.yaml", with: "year")
    let all = try await Workspace(few).tandem("match", "round")
    #expect(
      all.complaints.map { String($0.prefix { $0 != ":" }) } == [
        "districts.csv", "locks.csv", "round.yaml",
      ])
  }

  @Test func `a line of a hundred megabytes costs no more time than a small bundle`() async throws {
    let workspace = try Workspace(.small)
    let clock = ContinuousClock()
    var usual = Duration.zero
    for _ in 1...3 {
      usual = max(
        usual,
        try await clock.measure { _ = try await workspace.tandem("scores", "round") })
    }
    // A sparse file: zeros that take no room on the disk.
    let path = workspace.folder.appending(path: "round/districts.csv").path
    #expect(truncate(path, 100 << 20) == 0)
    var ending: Command.Ending?
    let time = try await clock.measure {
      ending = try await workspace.tandem("scores", "round")
    }
    #expect(ending?.code == 3)
    #expect(
      ending?.complaints == [
        "districts.csv:8: The line is longer than 1 MB."
          + " Check that its quotes are closed and its lines end."
      ])
    #expect(time < usual * 40)
  }
}
