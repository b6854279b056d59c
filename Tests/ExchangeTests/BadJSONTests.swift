import Domain
import Exchange
import Testing

struct BadJSONTests {
  static let documents: [BadFile] = [
    .init("nothing", "", "", "bundle.json:1:1: The document is empty. Give one JSON value."),
    .init(
      "a list", "", "[]",
      "bundle.json:1:1: This is a list. Write an object with the key \"districts\"."),
    .init(
      "a missing comma", "", "{\n\"districts\": []\n\"locks\": []}",
      "bundle.json:3:1: A comma or \"}\" should stand here. Separate values by commas and close brackets."
    ),
    .init(
      "a comma too many", "", "{\"districts\": [\n],\n}",
      "bundle.json:3:1: A comma stands before \"}\". Remove the comma."),
    .init(
      "a comma in a list", "", "{\"districts\": [{},\n]}",
      "bundle.json:2:1: A comma stands before \"]\". Remove the comma."),
    .init(
      "a missing colon", "", "{\"districts\" []}",
      "bundle.json:1:14: A colon should follow the key. Write \"key\": value."),
    .init(
      "a key without quotes", "", "{districts: []}",
      "bundle.json:1:2: A key in double quotes should stand here. Quote every key, and remove a comma before \"}\"."
    ),
    .init(
      "an open text", "", "{\"districts",
      "bundle.json:1:2: The text that opens here never closes. Close it with a double quote, and write one inside text as \\\"."
    ),
    .init(
      "an open text after an escape", "", "{\"a\\nb",
      "bundle.json:1:2: The text that opens here never closes. Close it with a double quote, and write one inside text as \\\"."
    ),
    .init(
      "an open document", "", "{\"districts\": [",
      "bundle.json:1:16: The document ends here, unfinished. Check that the file is complete."),
    .init(
      "a second document", "", "{\"districts\": []} {}",
      "bundle.json:1:19: The document ends, and then there is more. Remove what follows the end."),
    .init(
      "a word", "", "{\"districts\": NaN}",
      "bundle.json:1:15: \"NaN\" is not a value of JSON. Write text in double quotes, a number, true, false or null."
    ),
    .init(
      "a number with a zero", "", "{\"districts\": 012}",
      "bundle.json:1:15: \"012\" is not a number of JSON. Write a number such as 12 or 0.5, and text in double quotes."
    ),
    .init(
      "a number without digits", "", "{\"districts\": -}",
      "bundle.json:1:15: \"-\" is not a number of JSON. Write a number such as 12 or 0.5, and text in double quotes."
    ),
    .init(
      "a number without a fraction", "", "{\"districts\": 1.}",
      "bundle.json:1:15: \"1.\" is not a number of JSON. Write a number such as 12 or 0.5, and text in double quotes."
    ),
    .init(
      "a number without an exponent", "", "{\"districts\": 1e}",
      "bundle.json:1:15: \"1e\" is not a number of JSON. Write a number such as 12 or 0.5, and text in double quotes."
    ),
    .init(
      "an escape", "", "{\"dist\\xricts\": []}",
      "bundle.json:1:7: This escape does not stand for a character. Write the character itself, or \\\\ for a backslash."
    ),
    .init(
      "half a surrogate", "", "{\"dist\\ud83d\": []}",
      "bundle.json:1:7: This escape does not stand for a character. Write the character itself, or \\\\ for a backslash."
    ),
    .init(
      "a NUL", "", "{\"dist\\u0000\": []}",
      "bundle.json:1:7: This escape does not stand for a character. Write the character itself, or \\\\ for a backslash."
    ),
    .init(
      "a line break in text", "", "{\"dist\nricts\": []}",
      "bundle.json:1:7: A line break or control character stands inside text. Write a line break as \\n."
    ),
    .init(
      "too many levels", "", String(repeating: "[", count: 100_000),
      "bundle.json:1:65: The values are nested more than 64 deep. Write the document without so many levels."
    ),
    .init(
      "no districts", "", "{\"district\": []}",
      "bundle.json:1, key districts: The table is missing. Rename \"district\" to \"districts\"."),
    .init(
      "a table that is no list", "", "{\"districts\": {}}",
      "bundle.json:1, key districts: This is an object with keys. Write a list of objects."),
    .init(
      "a row that is no object", "", "{\"districts\": [\n1]}",
      "bundle.json:2, key districts[0]: This is a number. Write an object with the columns as keys."
    ),
    .init(
      "a key twice", "", "{\"districts\": [], \n\"districts\": []}",
      "bundle.json:2:1: The key \"districts\" stands here twice. Keep one of the two."),
    .init(
      "a missing column", "", "{\"districts\": [\n{\"id\": \"1\", \"name\": \"a\"}]}",
      "bundle.json:2, column consent: The column is missing. Add \"consent\"."),
    .init(
      "a number as id", "", row("\"id\": 614550"),
      "bundle.json:3, column id: The id 614550 is a number, which keeps no leading zeros. Write it as text: \"614550\", with any zeros that it begins with."
    ),
    .init(
      "a number as name is text", "", row("\"id\": \"1\", \"enrollment\": true"),
      "bundle.json:3, column enrollment: This is true. Write a number above 0."),
    .init(
      "a list as number", "", row("\"id\": \"1\", \"enrollment\": [5]"),
      "bundle.json:3, column enrollment: This is a list. Write a number above 0."),
    .init(
      "a huge number", "", row("\"id\": \"1\", \"enrollment\": 1e999"),
      "bundle.json:3, column enrollment: \"1e999\" is not a plain number. Write a number above 0."),
    .init(
      "an object as cell", "", row("\"id\": \"1\", \"needs\": {\"math\": 4}"),
      "bundle.json:3, column needs: This is an object with keys. Write a list of texts."),
    .init(
      "a nested list", "", row("\"id\": \"1\", \"needs\": [[\"math:4\"]]"),
      "bundle.json:3, column needs: This is a list with a list. Write a list of texts."),
    .init(
      "a semicolon", "", row("\"id\": \"1\", \"networks\": [\"a\",\n\"b;c\"]"),
      "bundle.json:4, column networks: \"b;c\" holds a semicolon, which separates items. Write it as two items."
    ),
    .init(
      "a need", "", row("\"id\": \"1\", \"needs\": [\"math:4\",\n\n\"mth:3\"]"),
      "bundle.json:5, column needs: \"mth\" is not a topic. Did you mean \"math\"?"),
    .init(
      "an empty id", "", row("\"id\": \" \""),
      "bundle.json:2, column id: The cell is empty. Fill it in."),
    .init(
      "a control character in an id", "", row("\"id\": \"a\\u0007\""),
      "bundle.json:3, column id: \"a\u{FFFD}\" holds a semicolon or a character that cannot be printed. Write the id without it."
    ),
    .init(
      "a flag as text", "", row("\"id\": \"1\", \"leaving\": 1"),
      "bundle.json:3, column leaving: \"1\" is not one of the values here. Did you mean \"yes\"?"),
    .init(
      "a column twice but for case", "", row("\"id\": \"1\", \"ID\": \"2\""),
      "bundle.json:3, column id: The column stands here twice. Keep one of the two."),
    .init(
      "a number as a member", "",
      "{\"districts\": [], \"locks\": [{\"kind\": \"exclude\", \"members\": [614550]}]}",
      "bundle.json:1, column members: The id 614550 is a number, which keeps no leading zeros. Write it as text: \"614550\", with any zeros that it begins with."
    ),
    .init(
      "a round", "", "{\"districts\": [], \"round\": {\n\"goal\": 3}}",
      "bundle.json:2, key round.goal: \"3\" is not one of the values here. Use value, coverage or fair."
    ),
    .init(
      "a weight", "", "{\"districts\": [], \"round\": {\"policy\": {\"unknown\": 9}}}",
      "bundle.json:1, key round.policy.unknown: 9 is out of range. Write a number from 0 to 1."),
  ]

  private static func row(_ cells: String) -> String {
    "{\"districts\": [\n  {\"name\": \"a\", \"consent\": true,\n  \(cells)}\n]}"
  }

  @Test(arguments: documents)
  func `a broken document is refused with its line and what to do`(_ bad: BadFile) {
    let found = complaints(json: bad.text)
    #expect(found == bad.complaints)
  }

  @Test func `JSON gives the same bundle as the folder`() throws {
    let json = """
      {
        "districts": [
          {"id": "0600003", "name": "Cedar", "latitude": 37.1, "longitude": -120.1,
           "needs": "chronic_absence:5", "consent": false},
          {"id": "0600002", "name": "Birch", "latitude": "36.9", "longitude": -1.199e2,
           "needs": ["math:3@grade 8"], "consent": "yes", "goals": null},
          {"ID": "0600001", "name": "\\u0041lder", "latitude": 36.70, "longitude": -119.7,
           "needs": ["math:4", " ela : 2 ", ""], "consent": true}
        ],
        "facilitators": [
          {"id": "F1", "name": "Faye", "capacity": 2, "expertise": ["math:5"],
           "regions": "North"},
          {"id": "F2", "name": "Fred", "capacity": 0}
        ],
        "relationships": [
          {"from": "0600001", "to": "0600002", "kind": "worked_together", "since": 2021},
          {"from": "F1", "to": "0600003", "kind": "trained"}
        ],
        "locks": [{"kind": "apart", "members": ["0600003", "0600001"], "facilitator": null}],
        "round": {"name": "Pilot", "goal": "value", "policy": {"version": "v1"}}
      }
      """
    let fromJSON = try BundleReader.read(json: Array(json.utf8), name: "bundle.json")
    #expect(fromJSON.warnings.isEmpty)
    #expect(try fromJSON.bundle == BundleFixture.sound.read().bundle)
    try TemporaryFolder.with { folder in
      try AtomicFile.write(Array(json.utf8), to: "\(folder)/bundle.json")
      #expect(
        try BundleReader.read(contentsOf: "\(folder)/bundle.json").bundle == fromJSON.bundle)
    }
  }

  @Test func `unknown keys are warned of once`() throws {
    let json = """
      {"districts": [{"id": "1", "name": "a", "consent": "yes", "enrolment": 4},
        {"id": "2", "name": "b", "consent": "yes", "enrolment": 4}], "lock": []}
      """
    let warnings = try BundleReader.read(json: Array(json.utf8), name: "b.json").warnings
    #expect(warnings.map(\.column) == ["enrolment", "lock"])
    #expect(warnings.map(\.line) == [1, 2])
  }

  @Test func `a surrogate pair, a byte-order mark and line ends of Windows are read`() throws {
    let json =
      "\u{FEFF}{\"districts\":\r\n[{\"id\":\"1\",\"name\":\"\\ud83d\\ude8c\\tb\\r\\nc\",\"consent\":true}]}"
    let bundle = try BundleReader.read(json: Array(json.utf8), name: "b.json").bundle
    #expect(bundle.districts.first?.name == "🚌\tb\nc")
  }
}
