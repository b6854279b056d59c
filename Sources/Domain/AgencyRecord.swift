/// What one row of a published file says about one district in one school year.
///
/// A value of `nil` means that the file does not say it.
package struct AgencyRecord: Equatable, Sendable {
  /// Something that the record suggests as a need; it becomes one only by the district's own act.
  package struct Suggestion: Equatable, Sendable {
    package var topic: Topic
    package var group: String?
    /// What the record says, in words.
    package var because: String

    package init(topic: Topic, group: String?, because: String) {
      self.topic = topic
      self.group = group
      self.because = because
    }
  }

  /// The physical line of the file, counted from 1.
  package var line: Int
  /// The NCES `LEAID`, if the file has it; else the state's own id leads to the district.
  package var id: District.ID?
  /// The state's own id, such as the seven digits of county and district in California.
  package var stateID: String?
  /// Such as `2023-24`.
  package var year: String
  package var name: String?
  package var state: String?
  package var county: String?
  package var location: Coordinate?
  package var locale: LocaleCode?
  package var enrollment: Double?
  /// Full-time equivalents.
  package var teachers: Double?
  package var grades: GradeSpan?
  package var percentEnglishLearners: Double?
  package var percentDisadvantaged: Double?
  package var percentDisabilities: Double?
  /// The NCES type of agency, 1…9.
  package var kind: Int?
  /// `open` or `closed`, as far as the file says.
  package var status: String?
  package var superintendent: String?
  /// The state's assistance status, as written.
  package var assistance: String?
  package var suggestions: [Suggestion] = []

  package init(line: Int, year: String) {
    self.line = line
    self.year = year
  }
}
