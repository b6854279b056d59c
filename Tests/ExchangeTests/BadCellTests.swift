import Exchange
import Testing

/// One broken cell and the whole of what the reader says about it.
struct BadCell: Sendable, CustomTestStringConvertible {
  var column: String
  var value: String
  var complaint: String

  init(_ column: String, _ value: String, _ complaint: String) {
    self.column = column
    self.value = value
    self.complaint = complaint
  }

  var testDescription: String { "\(column) \(value.prefix(30))" }
}

struct BadCellTests {
  static let districts: [BadCell] = [
    .init("id", "", "The cell is empty. Fill it in."),
    .init(
      "id", "a;b",
      "\"a;b\" holds a semicolon or a character that cannot be printed. Write the id without it."),
    .init(
      "id", "600009",
      "\"600009\" seems to have lost its leading zeros: a LEAID has 7 characters. Write 0600009, and format the column as text so that the zeros stay."
    ),
    .init(
      "id", "6.1E+06",
      "\"6.1E+06\" is an id that a spreadsheet turned into a number. Look the id up again and format the column as text."
    ),
    .init("name", "", "The cell is empty. Fill it in."),
    .init(
      "locale", "14",
      "\"14\" is not one of the values here. Use 11, 12, 13, 21, 22, 23, 31, 32, 33, 41, 42 or 43."),
    .init("locale", "44", "44 is out of range. Write a whole number from 11 to 43."),
    .init(
      "locale", "rural", "\"rural\" is not a whole number. Write a whole number from 11 to 43."),
    .init("enrollment", "0", "0 is out of range. Write a number above 0."),
    .init("enrollment", "-5", "-5 is out of range. Write a number above 0."),
    .init("enrollment", "1,234", "\"1,234\" is not a plain number. Write 1234."),
    .init("enrollment", "1,5", "\"1,5\" is not a plain number. Write 1.5."),
    .init("enrollment", "1.2E+03", "\"1.2E+03\" is not a plain number. Write 1200."),
    .init("enrollment", "NaN", "\"NaN\" is not a plain number. Write a number above 0."),
    .init("enrollment", "inf", "\"inf\" is not a plain number. Write a number above 0."),
    .init("enrollment", "1e999", "\"1e999\" is not a plain number. Write a number above 0."),
    .init("enrollment", "many", "\"many\" is not a plain number. Write a number above 0."),
    .init("enrollment", "0x10", "\"0x10\" is not a plain number. Write a number above 0."),
    .init("enrollment", "--5", "\"--5\" is not a plain number. Write a number above 0."),
    .init(
      "enrollment", String(repeating: "9", count: 400),
      "\"\(String(repeating: "9", count: 79))…\" is not a plain number. Write a number above 0."),
    .init(
      "grades", "12-KG",
      "\"12-KG\" runs from the higher grade to the lower. Write the lower grade first."),
    .init("grades", "P-12", "\"P-12\" is not a span of grades. Write PK-12."),
    .init("grades", "K–8", "\"K–8\" is not a span of grades. Write KG-8."),
    .init("grades", "KG to 5", "\"KG to 5\" is not a span of grades. Write KG-5."),
    .init(
      "grades", "8-Jun",
      "\"8-Jun\" is a date, not a span of grades. Write it again, such as 6-8, in a column formatted as text."
    ),
    .init(
      "grades", "6/8/2026",
      "\"6/8/2026\" is a date, not a span of grades. Write it again, such as 6-8, in a column formatted as text."
    ),
    .init(
      "grades", "0-13",
      "\"0-13\" is not a span of grades. Write one grade or LOW-HIGH, from PK, TK, KG and 1 to 12."),
    .init(
      "grades", "K-UG",
      "\"K-UG\" is not a span of grades. Write one grade or LOW-HIGH, from PK, TK, KG and 1 to 12."),
    .init(
      "grades", "1-2-3",
      "\"1-2-3\" is not a span of grades. Write one grade or LOW-HIGH, from PK, TK, KG and 1 to 12."
    ),
    .init("pct_el", "12%", "\"12%\" is not a plain number. Write 12."),
    .init("pct_sed", "101", "101 is out of range. Write a number from 0 to 100."),
    .init("pct_swd", "-1", "-1 is out of range. Write a number from 0 to 100."),
    .init("needs", "mth:4", "\"mth\" is not a topic. Did you mean \"math\"?"),
    .init(
      "needs", "chronic absence:4",
      "\"chronic absence\" is not a topic. Did you mean \"chronic_absence\"?"),
    .init(
      "needs", "english language arts:4",
      "\"english language arts\" is not a topic. Did you mean \"ela\"?"),
    .init(
      "needs", "basket weaving:4",
      "\"basket weaving\" is not a topic. Topics are assessment, career_technical, chronic_absence, college_career, data_use, dual_enrollment, early_literacy, ela, english_learners, family_engagement, foster_homeless_youth, graduation, leadership_development, local_planning, long_term_english_learners, math, multi_tiered_support, native_students, policy_voice, principal_leadership, professional_learning, professional_learning_communities, resource_pooling, rural_capacity, science, social_emotional, standards_curriculum, student_mobility, students_with_disabilities, suspension_climate, teacher_recruitment and technology."
    ),
    .init(
      "needs", "math:0", "\"0\" in \"math:0\" is not a priority. Write a whole number from 1 to 5."),
    .init(
      "needs", "math:6", "\"6\" in \"math:6\" is not a priority. Write a whole number from 1 to 5."),
    .init(
      "needs", "math:2.5",
      "\"2.5\" in \"math:2.5\" is not a priority. Write a whole number from 1 to 5."),
    .init(
      "needs", "math:high",
      "\"high\" in \"math:high\" is not a priority. Write a whole number from 1 to 5."),
    .init(
      "needs", "math",
      "\"math\" is not of the form topic:priority or topic:priority@group. Write such as \"math:4\", and separate items by \";\"."
    ),
    .init("needs", "mth", "\"mth\" is not a topic. Did you mean \"math\"?"),
    .init(
      "needs", "math:",
      "\"math:\" is not of the form topic:priority or topic:priority@group. Write such as \"math:4\", and separate items by \";\"."
    ),
    .init(
      "needs", ":4",
      "\":4\" is not of the form topic:priority or topic:priority@group. Write such as \"math:4\", and separate items by \";\"."
    ),
    .init(
      "needs", "math:4@",
      "\"math:4@\" is not of the form topic:priority or topic:priority@group. Write such as \"math:4\", and separate items by \";\"."
    ),
    .init("needs", "math:4;Math:3", "\"math\" stands here twice. Keep one of the two."),
    .init(
      "needs", "math:4,ela:3",
      "\"math:4,ela:3\" is not of the form topic:priority or topic:priority@group. Write such as \"math:4\", and separate items by \";\"."
    ),
    .init(
      "offers", "math:4@grade 8",
      "\"math:4@grade 8\" is not of the form topic:strength. Write such as \"math:4\", and separate items by \";\"."
    ),
    .init(
      "offers", "math:9", "\"9\" in \"math:9\" is not a strength. Write a whole number from 1 to 5."
    ),
    .init(
      "levels", "math:5", "\"5\" in \"math:5\" is not a level. Write a whole number from 1 to 4."),
    .init("mode", "metor", "\"metor\" is not one of the values here. Did you mean \"mentor\"?"),
    .init(
      "mode", "whatever",
      "\"whatever\" is not one of the values here. Use mutual, mentor, mentee or either."),
    .init("group_min", "1", "1 is out of range. Write a whole number from 2 to 10."),
    .init("group_max", "11", "11 is out of range. Write a whole number from 2 to 10."),
    .init("group_max", "2.5", "2.5 is not a whole number. Write a whole number from 2 to 10."),
    .init("max_minutes", "0", "0 is out of range. Write a number above 0."),
    .init("virtual", "1.5", "1.5 is out of range. Write a number from 0 to 1."),
    .init("capacity", "5", "5 is out of range. Write a whole number from 1 to 4."),
    .init("capacity", "0", "0 is out of range. Write a whole number from 1 to 4."),
    .init("readiness", "80%", "\"80%\" is not a plain number. Write 0.8."),
    .init("tenure_years", "-1", "-1 is out of range. Write a number of 0 or more."),
    .init("leaving", "soon", "\"soon\" is not one of the values here. Use yes or no."),
    .init(
      "substitutes", "tihgt", "\"tihgt\" is not one of the values here. Did you mean \"tight\"?"),
    .init("consent", "true", "\"true\" is not one of the values here. Did you mean \"yes\"?"),
    .init("consent", "Y", "\"Y\" is not one of the values here. Did you mean \"yes\"?"),
    .init("consent", "maybe", "\"maybe\" is not one of the values here. Use yes or no."),
    .init(
      "consent", String(repeating: "no ", count: 40),
      "\"\(String(repeating: "no ", count: 26))n…\" is not one of the values here. Use yes or no."),
    .init(
      "consent", "no\u{1B}[2J\u{202E}",
      "\"no\u{FFFD}[2J\u{FFFD}\" is not one of the values here. Use yes or no."),
  ]

  @Test(arguments: districts)
  func `a bad cell of a district is reported with its line, its column and what to do`(
    _ cell: BadCell
  ) throws {
    let complaints = try BundleFixture.district(cell.column, cell.value).complaints()
    let expected = "districts.csv:2, column \(cell.column): \(cell.complaint)"
    #expect(complaints == [expected])
  }
}
