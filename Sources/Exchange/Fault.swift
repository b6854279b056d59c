/// A fact about an input that breaks a rule of the format; texts of the input are excerpts.
package enum Fault: Equatable, Sendable {
  // The file as a whole.
  case missingFile(nearest: String?)
  case notABundle
  /// A plan stands where a bundle should.
  case planForBundle
  /// A JSON bundle lacks a table that it must have.
  case missingTable(String, nearest: String?)
  case emptyFile
  case fileTooLarge(limit: Int)
  case lineTooLong(limit: Int)
  case binary(Binary)
  case notUTF8(byte: Int)
  case unreadable(reason: String)
  /// A published file that does not say for which school year it speaks.
  case noSchoolYear
  case notASchoolYear(String)
  /// A table whose headers say of no column which fact of a district it holds.
  case noDistrictColumns(firstRow: String)
  case strayFile(name: String, nearest: String)
  case furtherProblems(Int)

  // The shape of a table.
  case unclosedQuote
  case textAfterQuote(String)
  case cellCount(found: Int, expected: Int)
  case wrongSeparator(String)
  case unnamedColumn
  case repeatedColumn(String)
  case missingColumn(String, nearest: String?)
  case unknownColumn(String, nearest: String?)

  // A cell.
  case empty
  case wrongType(String, expected: String)
  case notANumber(String, expected: Limits, suggestion: String?)
  case outOfRange(String, expected: Limits)
  case notAWord(String, allowed: [String], nearest: String?)
  case notGrades(String, suggestion: String?)
  case gradesAsDate(String)
  case reversedGrades(String)
  case notARating(String, form: String)
  case ratingOutOfRange(String, item: String, what: String, range: ClosedRange<Int>)
  case unknownTopic(String, nearest: String?)
  case repeatedTopic(String)
  case separatorInItem(String)

  // Cells that do not go together.
  case missingHalf(given: String, missing: String)
  case swappedCoordinates(latitude: String, longitude: String)
  case nullIsland
  case maximumBelowMinimum(
    maximum: Int, minimum: Int, maximumColumn: String, minimumColumn: String)
  case notADay(String)
  case lastBeforeFirst(first: String, last: String)
  case spanTooLong(days: Int, limit: Int)

  // Identifiers.
  case unfitID(String)
  case numberAsID(String)
  case scientificID(String)
  case lostZeros(String, suggestion: String)
  case shortIDs(count: Int)
  case repeatedID(String, firstLine: Int)
  case sharedID(String, line: Int)
  case unknownID(String, kinds: String, nearest: String?, isZeros: Bool)
  case wrongIDKind(String, isDistrict: Bool)

  // Relationships and locks.
  case tieToItself(String)
  case impossibleKind(String, between: String, allowed: [String], nearest: String?)
  case tooFewMembers(kind: String, found: Int, needed: Int)
  case missingFacilitator
  case unknownRegion(String, nearest: String?)
  case tooFewPartners(found: Int, needed: Int)
  case unexpectedFacilitator(kind: String)

  // JSON and YAML.
  case syntax(String, fix: String)
  case tooDeep(limit: Int)
  case repeatedKey(String)
  case unknownKey(String, allowed: [String], nearest: String?)
  case missingKey(String)
  case wrongSum(found: Double, keys: String)
  case wrongSchema(String?, expected: String)
  case undecodable(String)

  /// What a file that is not text seems to be.
  package enum Binary: Equatable, Sendable { case utf16, archive, document, other }
}

/// The numbers that a cell may hold.
package struct Limits: Equatable, Sendable {
  package var low: Double?
  package var high: Double?
  package var isAboveLow = false
  package var isWhole = false

  static func from(_ low: Double, to high: Double? = nil) -> Limits { Limits(low: low, high: high) }

  static func above(_ low: Double) -> Limits { Limits(low: low, isAboveLow: true) }

  static func whole(_ low: Int, to high: Int? = nil) -> Limits {
    Limits(low: Double(low), high: high.map { Double($0) }, isWhole: true)
  }

  func contains(_ number: Double) -> Bool {
    if isWhole, number != number.rounded() { return false }
    // Beyond 2⁵³ a Double skips whole numbers.
    if isWhole, abs(number) > 9_007_199_254_740_992 { return false }
    if let low, isAboveLow ? number <= low : number < low { return false }
    if let high, number > high { return false }
    return true
  }
}

/// Part of an input, short enough to print and safe on a terminal.
enum Excerpt {
  /// The most characters that are shown of an input.
  static let limit = 80

  static func of(_ text: String) -> String {
    let isLong =
      text.unicodeScalars.index(
        text.unicodeScalars.startIndex, offsetBy: limit + 1,
        limitedBy: text.unicodeScalars.endIndex) != nil
    var excerpt = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(isLong ? limit - 1 : limit) {
      excerpt.append(scalar.properties.generalCategory.isShown ? scalar : "\u{FFFD}")
    }
    if isLong { excerpt.append("…") }
    return String(excerpt)
  }
}

extension Unicode.GeneralCategory {
  /// Whether a character of this kind can neither move the cursor nor turn the text around.
  fileprivate var isShown: Bool {
    switch self {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate: false
    default: true
    }
  }
}
