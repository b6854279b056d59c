import Exchange
import Testing

/// A broken text of one file of the sound bundle, and all that the reader says about it.
struct BadFile: Sendable, CustomTestStringConvertible {
  var about: String
  var file: String
  var text: String
  var complaints: [String]

  init(_ about: String, _ file: String, _ text: String, _ complaints: String...) {
    self.about = about
    self.file = file
    self.text = text
    self.complaints = complaints
  }

  var testDescription: String { about }
}

struct BadTableTests {
  static let shapes: [BadFile] = [
    .init(
      "an empty file", "districts.csv", "",
      "districts.csv:1: The file is empty. Write at least a header row."),
    .init(
      "a file of blank lines", "districts.csv", "\n\n  \n",
      "districts.csv:1: The file is empty. Write at least a header row."),
    .init(
      "only a byte-order mark", "districts.csv", "\u{FEFF}",
      "districts.csv:1: The file is empty. Write at least a header row."),
    .init(
      "a missing required column", "districts.csv", "id,name\n1,Alder\n",
      "districts.csv:1, column consent: The column is missing. Add \"consent\"."),
    .init(
      "a misspelt required column", "districts.csv", "id,name,consnet\n1,Alder,yes\n",
      "districts.csv:1, column consent: The column is missing. Rename \"consnet\" to \"consent\"."),
    .init(
      "a column twice", "districts.csv", "id,name,consent,Name\n1,a,yes,b\n",
      "districts.csv:1, column name: The column stands here twice. Keep one of the two."),
    .init(
      "semicolons for commas", "districts.csv", "id;name;consent\n1;Alder;yes\n",
      "districts.csv:1: The header is separated by semicolons, not by commas. Save the table as comma-separated."
    ),
    .init(
      "tabs for commas", "districts.csv", "id\tname\tconsent\n1\tAlder\tyes\n",
      "districts.csv:1: The header is separated by tabs, not by commas. Save the table as comma-separated."
    ),
    .init(
      "too many cells", "districts.csv", "id,name,consent\n1,Alder,yes,no\n",
      "districts.csv:2: The row has 4 cells where the header has 3. Quote cells that hold a comma, and separate the items of a list by \";\"."
    ),
    .init(
      "too few cells", "districts.csv", "id,name,consent\n\n1,Alder\n",
      "districts.csv:3: The row has 2 cells where the header has 3. Write a comma for every cell, also for an empty one."
    ),
    .init(
      "a quote that never closes", "districts.csv", "id,name,consent\n1,\"Al\nder,yes\n",
      "districts.csv:2, column name: A quote opens here and never closes. Close it, and write a quote inside a cell twice."
    ),
    .init(
      "a quote in the header", "districts.csv", "id,\"name,consent\n1,Alder,yes\n",
      "districts.csv:1:2: A quote opens here and never closes. Close it, and write a quote inside a cell twice."
    ),
    .init(
      "text after a quote", "districts.csv", "id,name,consent\n1,\"Alder\" Union,yes\n2,b,x\n",
      "districts.csv:2, column name: \"Union\" follows a closing quote. Quote the whole cell, and write a quote inside it twice.",
      "districts.csv:3, column consent: \"x\" is not one of the values here. Did you mean \"yes\"?"),
    .init(
      "a line after a quoted line break", "districts.csv",
      "id,name,consent\n1,\"Al\r\nder\",yes\n2,\"a\nb\nc\",maybe\n3,d,perhaps\n",
      "districts.csv:6, column consent: \"maybe\" is not one of the values here. Use yes or no.",
      "districts.csv:7, column consent: \"perhaps\" is not one of the values here. Use yes or no."),
    .init(
      "a line after lone returns", "districts.csv", "id,name,consent\r1,a,yes\r2,b,x\r",
      "districts.csv:3, column consent: \"x\" is not one of the values here. Did you mean \"yes\"?"),
    .init(
      "a line after doubled ends", "districts.csv", "id,name,consent\r\n1,a,yes\r\n2,b,x",
      "districts.csv:3, column consent: \"x\" is not one of the values here. Did you mean \"yes\"?"),
    .init(
      "a NUL byte", "districts.csv", "id,name,consent\n1,A\u{0},yes\n",
      "districts.csv:2:4: The file holds a NUL byte, so it is not text. Export it again as text in UTF-8."
    ),
    .init(
      "a spreadsheet file", "districts.csv", "PK\u{3}\u{4}rest",
      "districts.csv:1: The file is a spreadsheet or an archive, not text. Export each table from it as \"CSV UTF-8\"."
    ),
  ]

  static let districts: [BadFile] = [
    .init(
      "a latitude alone", "districts.csv",
      "id,name,latitude,longitude,consent\n1,a,36.7,,yes\n",
      "districts.csv:2, column longitude: There is a latitude but no longitude. Add the longitude, or remove the latitude."
    ),
    .init(
      "a longitude without a column for the latitude", "districts.csv",
      "id,name,longitude,consent\n1,a,-119.7,yes\n",
      "districts.csv:2, column latitude: There is a longitude but no latitude. Add the latitude, or remove the longitude."
    ),
    .init(
      "swapped coordinates", "districts.csv",
      "id,name,latitude,longitude,consent\n1,a,-119.7,36.7,yes\n",
      "districts.csv:2, column latitude: Latitude -119.7 and longitude 36.7 look swapped. Exchange the two; longitudes of the Americas are negative."
    ),
    .init(
      "a latitude out of range", "districts.csv",
      "id,name,latitude,longitude,consent\n1,a,136.7,-119.7,yes\n",
      "districts.csv:2, column latitude: 136.7 is out of range. Write a number from -90 to 90."),
    .init(
      "a longitude out of range", "districts.csv",
      "id,name,latitude,longitude,consent\n1,a,36.7,-219.7,yes\n",
      "districts.csv:2, column longitude: -219.7 is out of range. Write a number from -180 to 180."),
    .init(
      "zero and zero", "districts.csv", "id,name,latitude,longitude,consent\n1,a,0,0.0,yes\n",
      "districts.csv:2, column latitude: Latitude 0 and longitude 0 are a point in the Atlantic. Leave both cells empty if the place is not known."
    ),
    .init(
      "a latitude that is not a number", "districts.csv",
      "id,name,latitude,longitude,consent\n1,a,36° N,-119.7,yes\n",
      "districts.csv:2, column latitude: \"36° N\" is not a plain number. Write a number."),
    .init(
      "a group that shrinks", "districts.csv",
      "id,name,group_min,group_max,consent\n1,a,4,3,yes\n",
      "districts.csv:2, column group_max: group_max 3 is below group_min 4. Raise group_max or lower group_min."
    ),
    .init(
      "an id twice", "districts.csv", "id,name,consent\n1,a,yes\n1,b,yes\n",
      "districts.csv:3, column id: \"1\" stands on line 2 already. Keep one of the rows, or give them different ids."
    ),
    .init(
      "lost zeros", "districts.csv",
      "id,name,consent\n0600001,a,yes\n600002,b,yes\n0600003,c,yes\n",
      "districts.csv:3, column id: \"600002\" seems to have lost its leading zeros: a LEAID has 7 characters. Write 0600002, and format the column as text so that the zeros stay."
    ),
  ]

  static let facilitators: [BadFile] = [
    .init(
      "no capacity", "facilitators.csv", "id,name,capacity\nF1,Faye,\n",
      "facilitators.csv:2, column capacity: The cell is empty. Fill it in."),
    .init(
      "a negative capacity", "facilitators.csv", "id,name,capacity\nF1,Faye,-1\n",
      "facilitators.csv:2, column capacity: -1 is out of range. Write a whole number of 0 or more."),
    .init(
      "half a capacity", "facilitators.csv", "id,name,capacity\nF1,Faye,1.5\n",
      "facilitators.csv:2, column capacity: 1.5 is not a whole number. Write a whole number of 0 or more."
    ),
    .init(
      "a minimum above the capacity", "facilitators.csv",
      "id,name,capacity,minimum\nF1,Faye,1,2\n",
      "facilitators.csv:2, column minimum: capacity 1 is below minimum 2. Raise capacity or lower minimum."
    ),
    .init(
      "a kind of place", "facilitators.csv", "id,name,capacity,locales\nF1,Faye,1,city;suburbs\n",
      "facilitators.csv:2, column locales: \"suburbs\" is not one of the values here. Did you mean \"suburb\"?"
    ),
    .init(
      "expertise", "facilitators.csv", "id,name,capacity,expertise\nF1,Faye,1,math:6\n",
      "facilitators.csv:2, column expertise: \"6\" in \"math:6\" is not a level. Write a whole number from 1 to 5."
    ),
    .init(
      "a district's id", "facilitators.csv", "id,name,capacity\nF1,a,1\n0600001,b,1\n",
      "facilitators.csv:3, column id: \"0600001\" is the id of the district on line 2. Give the facilitator another id."
    ),
    .init(
      "an id twice", "facilitators.csv", "id,name,capacity\nF1,Faye,1\nF1,Fred,2\n",
      "facilitators.csv:3, column id: \"F1\" stands on line 2 already. Keep one of the rows, or give them different ids."
    ),
    .init(
      "availability", "facilitators.csv", "id,name,capacity,available\nF1,Faye,1,always\n",
      "facilitators.csv:2, column available: \"always\" is not one of the values here. Use yes or no."
    ),
  ]

  static let relationships: [BadFile] = [
    .init(
      "an unknown id", "relationships.csv", "from,to,kind\n0600001,F7,conflict\n",
      "relationships.csv:2, column to: \"F7\" is not the id of a district or a facilitator. Did you mean \"F1\"?"
    ),
    .init(
      "a far id", "relationships.csv", "from,to,kind\n0600001,elsewhere,conflict\n",
      "relationships.csv:2, column to: \"elsewhere\" is not the id of a district or a facilitator. Use the id of a district or a facilitator in this bundle."
    ),
    .init(
      "an id without zeros", "relationships.csv", "from,to,kind\n600001,F1,conflict\n",
      "relationships.csv:2, column from: \"600001\" is not the id of a district or a facilitator. Leading zeros were lost: write 0600001, and format the column as text."
    ),
    .init(
      "a tie to itself", "relationships.csv", "from,to,kind\n0600001,0600001,avoid\n",
      "relationships.csv:2, column to: \"0600001\" is tied to itself. Name two different ids."),
    .init(
      "a tie of facilitators", "relationships.csv", "from,to,kind\nF1,F2,worked_together\n",
      "relationships.csv:2, column kind: \"worked_together\" is not a relationship between two facilitators. Remove the row."
    ),
    .init(
      "a kind between districts", "relationships.csv", "from,to,kind\n0600001,0600002,trained\n",
      "relationships.csv:2, column kind: \"trained\" is not a relationship between two districts. Possible are worked_together, same_network, acquainted, prefers, competes and avoid."
    ),
    .init(
      "a kind with a facilitator", "relationships.csv", "from,to,kind\n0600001,F1,avoid\n",
      "relationships.csv:2, column kind: \"avoid\" is not a relationship between a facilitator and a district. Possible are worked_together, trained, acquainted, employed_by, contracted_by, board_member and conflict."
    ),
    .init(
      "a misspelt kind", "relationships.csv", "from,to,kind\n0600001,0600002,avoids\n",
      "relationships.csv:2, column kind: \"avoids\" is not a relationship between two districts. Did you mean \"avoid\"?"
    ),
    .init(
      "no kind", "relationships.csv", "from,to,kind\n0600001,0600002,\n",
      "relationships.csv:2, column kind: The cell is empty. Fill it in."),
    .init(
      "an unknown id and a wrong kind", "relationships.csv", "from,to,kind\n0600001,zzz,likes\n",
      "relationships.csv:2, column to: \"zzz\" is not the id of a district or a facilitator. Use the id of a district or a facilitator in this bundle.",
      "relationships.csv:2, column kind: \"likes\" is not one of the values here. Use worked_together, same_network, acquainted, prefers, competes, avoid, trained, employed_by, contracted_by, board_member or conflict."
    ),
  ]

  static let locks: [BadFile] = [
    .init(
      "a kind", "locks.csv", "kind,members,facilitator\ntogehter,0600001;0600002,\n",
      "locks.csv:2, column kind: \"togehter\" is not one of the values here. Did you mean \"together\"?"
    ),
    .init(
      "no kind", "locks.csv", "kind,members\n,0600001;0600002\n",
      "locks.csv:2, column kind: The cell is empty. Fill it in."),
    .init(
      "one member", "locks.csv", "kind,members\ntogether,0600001;0600001\n",
      "locks.csv:2, column members: The lock \"together\" names 1 different district. Name at least 2."
    ),
    .init(
      "no member", "locks.csv", "kind,members\nexclude,\n",
      "locks.csv:2, column members: The lock \"exclude\" names 0 different districts. Name at least 1."
    ),
    .init(
      "an unknown member", "locks.csv", "kind,members\napart,0600001;0600020\n",
      "locks.csv:2, column members: \"0600020\" is not the id of a district. Did you mean \"0600002\"?"
    ),
    .init(
      "a facilitator as a member", "locks.csv", "kind,members\napart,0600001;F1\n",
      "locks.csv:2, column members: \"F1\" is the id of a facilitator. Write the id of a district."),
    .init(
      "no facilitator", "locks.csv", "kind,members\nfacilitator,0600001\n",
      "locks.csv:2, column facilitator: The lock names no facilitator. Fill in the id of the facilitator, expertise:TOPIC or region:NAME."
    ),
    .init(
      "a district as facilitator", "locks.csv",
      "kind,members,facilitator\nfacilitator,0600001,0600002\n",
      "locks.csv:2, column facilitator: \"0600002\" is the id of a district. Write the id of a facilitator."
    ),
    .init(
      "an unknown facilitator", "locks.csv",
      "kind,members,facilitator\nfacilitator,0600001,F3\n",
      "locks.csv:2, column facilitator: \"F3\" is not the id of a facilitator. Did you mean \"F1\"?"
    ),
    .init(
      "an unknown topic of expertise", "locks.csv",
      "kind,members,facilitator\nfacilitator,0600001,expertise:mth\n",
      "locks.csv:2, column facilitator: \"mth\" is not a topic. Did you mean \"math\"?"),
    .init(
      "a region that no facilitator has", "locks.csv",
      "kind,members,facilitator\nfacilitator,0600001,region:Nort\n",
      "locks.csv:2, column facilitator: \"Nort\" is not a region of any facilitator. Did you mean \"North\"?"
    ),
    .init(
      "a region far from all", "locks.csv",
      "kind,members,facilitator\nfacilitator,0600001,region:Elsewhere\n",
      "locks.csv:2, column facilitator: \"Elsewhere\" is not a region of any facilitator. Write a name that a facilitator has under regions."
    ),
    .init(
      "a misspelt property", "locks.csv",
      "kind,members,facilitator\nfacilitator,0600001,expertize:math\n",
      "locks.csv:2, column facilitator: \"expertize\" is not one of the values here. Did you mean \"expertise\"?"
    ),
    .init(
      "a facilitator of another kind", "locks.csv",
      "kind,members,facilitator\nexclude,0600001,F1\n",
      "locks.csv:2, column facilitator: A lock \"exclude\" has no facilitator. Leave the cell empty, or use the kind \"facilitator\"."
    ),
  ]

  static let partnerships: [BadFile] = [
    .init(
      "one partner", "partnerships.csv", "members,facilitator\n0600001;0600001,F1\n",
      "partnerships.csv:2, column members: The partnership names 1 different district. Name at least 2."
    ),
    .init(
      "no members", "partnerships.csv", "id,facilitator\nR1,F1\n",
      "partnerships.csv:1, column members: The column is missing. Add \"members\"."),
    .init(
      "an unknown partner", "partnerships.csv", "members\n0600001;600002\n",
      "partnerships.csv:2, column members: \"600002\" is not the id of a district. Leading zeros were lost: write 0600002, and format the column as text."
    ),
    .init(
      "an unknown guide", "partnerships.csv", "members,facilitator\n0600001;0600002,F7\n",
      "partnerships.csv:2, column facilitator: \"F7\" is not the id of a facilitator. Did you mean \"F1\"?"
    ),
    .init(
      "an id twice", "partnerships.csv", "id,members\nR1,0600001;0600002\nR1,0600001;0600003\n",
      "partnerships.csv:3, column id: \"R1\" stands on line 2 already. Keep one of the rows, or give them different ids."
    ),
  ]

  static let rounds: [BadFile] = [
    .init(
      "not YAML", "round.yaml", "name: \"Pilot\ngoal: value\n",
      "round.yaml:3:1: This is not YAML (found unexpected end of stream). Write each setting as \"key: value\", and indent nested ones by two spaces."
    ),
    .init(
      "a tab", "round.yaml", "policy:\n\tversion: v1\n",
      "round.yaml:2:1: This is not YAML (found character that cannot start any token). Write each setting as \"key: value\", and indent nested ones by two spaces."
    ),
    .init(
      "a colon too many", "round.yaml", "name: Pilot: one\n",
      "round.yaml:1:12: This is not YAML (mapping values are not allowed in this context). Write each setting as \"key: value\", and indent nested ones by two spaces."
    ),
    .init(
      "a control character", "round.yaml", "name: a\ngoal: \u{1}\n",
      "round.yaml:2: This is not YAML (control characters are not allowed). Write each setting as \"key: value\", and indent nested ones by two spaces."
    ),
    .init(
      "a list", "round.yaml", "- name\n",
      "round.yaml:1:1: This is a list. Write keys with their values."),
    .init(
      "two documents", "round.yaml", "name: a\n---\nname: b\n",
      "round.yaml:2:1: This is not YAML (but found another document). Write each setting as \"key: value\", and indent nested ones by two spaces."
    ),
    .init(
      "a key twice", "round.yaml", "goal: value\nname: a\ngoal: fair\n",
      "round.yaml:1:1: The key \"goal\" stands here twice. Keep one of the two."),
    .init(
      "a key twice but for case", "round.yaml", "goal: value\nGoal: fair\n",
      "round.yaml:2, key goal: The key \"goal\" stands here twice. Keep one of the two."),
    .init(
      "an alias", "round.yaml", "name: &a Pilot\nschool_year: *a\n",
      "round.yaml:2: The settings refer to another place (\"*\"). Write the value out."),
    .init(
      "a misspelt key", "round.yaml", "name: a\nmax_partnership: 4\n",
      "round.yaml:2, key max_partnership: \"max_partnership\" is not a key here. Did you mean \"max_partnerships\"?"
    ),
    .init(
      "an unknown key", "round.yaml", "colour: green\n",
      "round.yaml:1, key colour: \"colour\" is not a key here. Keys here are name, goal, policy, school_year and max_partnerships."
    ),
    .init(
      "a misspelt key of the policy", "round.yaml", "policy:\n  wieghts:\n    roles: 1\n",
      "round.yaml:2, key policy.wieghts: \"wieghts\" is not a key here. Did you mean \"weights\"?"),
    .init(
      "a misspelt weight", "round.yaml", "policy:\n  weights:\n    comon_need: 0.3\n",
      "round.yaml:3, key policy.weights.comon_need: \"comon_need\" is not a key here. Did you mean \"common_need\"?"
    ),
    .init(
      "a goal", "round.yaml", "goal: fairness\n",
      "round.yaml:1, key goal: \"fairness\" is not one of the values here. Use value, coverage or fair."
    ),
    .init(
      "a cap", "round.yaml", "max_partnerships: -1\n",
      "round.yaml:1, key max_partnerships: -1 is out of range. Write a whole number of 0 or more."),
    .init(
      "half a cap", "round.yaml", "max_partnerships: 2.5\n",
      "round.yaml:1, key max_partnerships: 2.5 is not a whole number. Write a whole number of 0 or more."
    ),
    .init(
      "weights that sum to more", "round.yaml", "policy:\n  weights:\n    roles: 0.5\n",
      "round.yaml:3, key policy.weights: The weights sum to 1.47, not to 1. Change them so that they sum to 1; those not written keep their value."
    ),
    .init(
      "fit weights that sum to less", "round.yaml", "policy:\n  fit_weights: {travel: 0.1}\n",
      "round.yaml:2, key policy.fit_weights: The weights sum to 0.8, not to 1. Change them so that they sum to 1; those not written keep their value."
    ),
    .init(
      "a negative weight", "round.yaml", "policy:\n  weights:\n    roles: -0.03\n",
      "round.yaml:3, key policy.weights.roles: -0.03 is out of range. Write a number from 0 to 1."),
    .init(
      "a weight that is no number", "round.yaml", "policy:\n  weights: {roles: .inf}\n",
      "round.yaml:2, key policy.weights.roles: \".inf\" is not a plain number. Write a number from 0 to 1."
    ),
    .init(
      "a weight as a list", "round.yaml", "policy:\n  weights: {roles: [1]}\n",
      "round.yaml:2, key policy.weights.roles: This is a list. Write a number from 0 to 1."),
    .init(
      "weights as a list", "round.yaml", "policy:\n  weights: [1, 2]\n",
      "round.yaml:2, key policy.weights: This is a list. Write keys with their values."),
    .init(
      "a policy as a word", "round.yaml", "policy: v1\n",
      "round.yaml:1, key policy: This is text. Write keys with their values."),
    .init(
      "shares", "round.yaml", "policy:\n  score_share: 0.8\n",
      "round.yaml:2, key policy: score_share and fit_share sum to 1.1, not to 1. Change them so that they sum to 1; those not written keep their value."
    ),
    .init(
      "unknown", "round.yaml", "policy:\n  unknown: 2\n",
      "round.yaml:2, key policy.unknown: 2 is out of range. Write a number from 0 to 1."),
    .init(
      "need_budget", "round.yaml", "policy:\n  need_budget: 0\n",
      "round.yaml:2, key policy.need_budget: 0 is out of range. Write a number above 0."),
    .init(
      "minimum_priority", "round.yaml", "policy:\n  minimum_priority: 6\n",
      "round.yaml:2, key policy.minimum_priority: 6 is out of range. Write a whole number from 1 to 5."
    ),
    .init(
      "minimum_score", "round.yaml", "policy:\n  minimum_score: 35%\n",
      "round.yaml:2, key policy.minimum_score: \"35%\" is not a plain number. Write 0.35."),
    .init(
      "size_discount", "round.yaml", "policy:\n  size_discount: 0.2\n",
      "round.yaml:2, key policy.size_discount: 0.2 is out of range. Write a number from 0 to 0.1."),
    .init(
      "speed_kmh", "round.yaml", "policy:\n  speed_kmh: 0\n",
      "round.yaml:2, key policy.speed_kmh: 0 is out of range. Write a number above 0."),
    .init(
      "detour", "round.yaml", "policy:\n  detour: 0.9\n",
      "round.yaml:2, key policy.detour: 0.9 is out of range. Write a number of 1 or more."),
    .init(
      "near_minutes", "round.yaml", "policy:\n  near_minutes: -1\n",
      "round.yaml:2, key policy.near_minutes: -1 is out of range. Write a number of 0 or more."),
    .init(
      "half_minutes", "round.yaml", "policy:\n  half_minutes: 0\n",
      "round.yaml:2, key policy.half_minutes: 0 is out of range. Write a number above 0."),
    .init(
      "facilitator_half", "round.yaml", "policy:\n  facilitator_half_minutes: 0\n",
      "round.yaml:2, key policy.facilitator_half_minutes: 0 is out of range. Write a number above 0."
    ),
    .init(
      "facilitators", "round.yaml", "policy:\n  facilitators: maybe\n",
      "round.yaml:2, key policy.facilitators: \"maybe\" is not one of the values here. Use required or optional."
    ),
    .init(
      "caseload_unit", "round.yaml", "policy:\n  caseload_unit: partnership\n",
      "round.yaml:2, key policy.caseload_unit: \"partnership\" is not one of the values here. Did you mean \"partnerships\"?"
    ),
    .init(
      "requests", "round.yaml", "policy:\n  requests: 1st\n",
      "round.yaml:2, key policy.requests: \"1st\" is not one of the values here. Use first or advisory."
    ),
  ]

  @Test(arguments: shapes + districts)
  func `a broken table of districts is refused with the place and what to do`(
    _ bad: BadFile
  ) throws {
    var fixture = BundleFixture()
    fixture[bad.file] = bad.text
    try check(fixture, bad)
  }

  @Test(arguments: facilitators)
  func `a broken table of facilitators is refused with the place and what to do`(
    _ bad: BadFile
  ) throws {
    var fixture = BundleFixture.sound.replacing(bad.file, with: bad.text)
    fixture["relationships.csv"] = nil
    try check(fixture, bad)
  }

  @Test(arguments: relationships + locks + partnerships)
  func `a broken relationship, lock or partnership is refused with the place and what to do`(
    _ bad: BadFile
  ) throws {
    try check(BundleFixture.sound.replacing(bad.file, with: bad.text), bad)
  }

  @Test(arguments: rounds)
  func `a broken round is refused with the place and what to do`(_ bad: BadFile) throws {
    try check(BundleFixture.sound.replacing(bad.file, with: bad.text), bad)
  }

  private func check(_ fixture: BundleFixture, _ bad: BadFile) throws {
    let complaints = try fixture.complaints()
    #expect(complaints == bad.complaints)
  }
}
