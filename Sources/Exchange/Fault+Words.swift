import Domain

extension Problem: CustomStringConvertible {
  /// `districts.csv:14, column needs: "mth" is not a topic. Did you mean "math"?`.
  package var description: String {
    var place = file
    if let line {
      place += ":\(line)"
      if part == nil, let position { place += ":\(position)" }
    }
    switch part {
    case .column(let name): place += ", column \(name)"
    case .key(let path): place += ", key \(path)"
    case nil: break
    }
    return "\(place): \(found) \(fix)"
  }
}

extension BundleProblems: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound(let path):
      "There is nothing at \(path). Give a bundle folder or a .json file that exists."
    case .unreadable(let path, let reason):
      "\(path) could not be opened (\(reason)). Check its permissions."
    case .badInput(let problems):
      problems.map(\.description).joined(separator: "\n")
    }
  }
}

extension Limits: CustomStringConvertible {
  /// `a whole number from 1 to 4`, `a number above 0`.
  package var description: String {
    let noun = isWhole ? "a whole number" : "a number"
    let least = low.map(PlainDecimal.text) ?? ""
    switch (low, high) {
    case (nil, nil): return noun
    case (nil, let high?): return "\(noun) up to \(PlainDecimal.text(of: high))"
    case (_?, nil): return isAboveLow ? "\(noun) above \(least)" : "\(noun) of \(least) or more"
    case (_?, let high?):
      return "\(noun) \(isAboveLow ? "above \(least) up" : "from \(least)") to "
        + PlainDecimal.text(of: high)
    }
  }
}

extension Fault {
  /// What was found, as a sentence.
  package var found: String {
    switch self {
    case .missingFile: "The file is missing."
    case .notABundle: "This one table is not a bundle."
    case .planForBundle: "This is a plan, not a bundle."
    case .missingTable: "The table is missing."
    case .emptyFile: "The file is empty."
    case .fileTooLarge(let limit): "The file is larger than \(Self.size(limit))."
    case .lineTooLong(let limit): "The line is longer than \(Self.size(limit))."
    case .binary(.utf16): "The file is UTF-16, not UTF-8."
    case .binary(.archive): "The file is a spreadsheet or an archive, not text."
    case .binary(.document): "The file is a document to be read or printed (PDF), not a table."
    case .binary(.other): "The file holds a NUL byte, so it is not text."
    case .notUTF8(let byte): "Byte \(byte) of the line is not UTF-8."
    case .unreadable(let reason): "The file could not be opened (\(reason))."
    case .noSchoolYear: "The file names no school year."
    case .notASchoolYear(let text): "\"\(text)\" is not a school year."
    case .noDistrictColumns(let row):
      "No row of headers names a district's id together with its name or a fact. The first row"
        + " reads \(row)."
    case .strayFile(let name, _): "\"\(name)\" is not a file of a bundle and is left out."
    case .furtherProblems(let count): "There are \(Phrase.count(count, "further problem"))."

    case .unclosedQuote: "A quote opens here and never closes."
    case .textAfterQuote(let text): "\"\(text)\" follows a closing quote."
    case .cellCount(let found, let expected):
      "The row has \(Phrase.count(found, "cell")) where the header has \(expected)."
    case .wrongSeparator(let name): "The header is separated by \(name), not by commas."
    case .unnamedColumn: "A column without a name is left out."
    case .repeatedColumn: "The column stands here twice."
    case .missingColumn: "The column is missing."
    case .unknownColumn: "The column is unknown and is left out."

    case .empty: "The cell is empty."
    case .wrongType(let type, _): "This is \(type)."
    case .notANumber(let text, let limits, _):
      "\"\(text)\" is not \(limits.isWhole ? "a whole" : "a plain") number."
    case .outOfRange(let text, let limits):
      limits.isWhole && PlainDecimal.value(of: text).map { $0 != $0.rounded() } ?? false
        ? "\(text) is not a whole number." : "\(text) is out of range."
    case .notAWord(let text, _, _): "\"\(text)\" is not one of the values here."
    case .notGrades(let text, _): "\"\(text)\" is not a span of grades."
    case .gradesAsDate(let text): "\"\(text)\" is a date, not a span of grades."
    case .reversedGrades(let text): "\"\(text)\" runs from the higher grade to the lower."
    case .notARating(let text, let form): "\"\(text)\" is not of the form \(form)."
    case .ratingOutOfRange(let text, let item, let what, _):
      "\"\(text)\" in \"\(item)\" is not a \(what)."
    case .unknownTopic(let text, _): "\"\(text)\" is not a topic."
    case .repeatedTopic(let topic): "\"\(topic)\" stands here twice."
    case .separatorInItem(let text): "\"\(text)\" holds a semicolon, which separates items."

    case .missingHalf(let given, let missing): "There is a \(given) but no \(missing)."
    case .swappedCoordinates(let latitude, let longitude):
      "Latitude \(latitude) and longitude \(longitude) look swapped."
    case .nullIsland: "Latitude 0 and longitude 0 are a point in the Atlantic."
    case .maximumBelowMinimum(let maximum, let minimum, let maximumColumn, let minimumColumn):
      "\(maximumColumn) \(maximum) is below \(minimumColumn) \(minimum)."

    case .notADay(let text): "\"\(text)\" is not a day."
    case .lastBeforeFirst(let first, let last):
      "The last day \(last) is before the first, \(first)."
    case .spanTooLong(let days, _): "These are \(days) days."

    case .unfitID(let id): "\"\(id)\" holds a semicolon or a character that cannot be printed."
    case .numberAsID(let text): "The id \(text) is a number, which keeps no leading zeros."
    case .scientificID(let text): "\"\(text)\" is an id that a spreadsheet turned into a number."
    case .lostZeros(let text, _):
      "\"\(text)\" seems to have lost its leading zeros: a LEAID has 7 characters."
    case .shortIDs(let count):
      "\(Phrase.count(count, "id has", "ids have")) 6 digits and none has 7."
    case .repeatedID(let id, let line): "\"\(id)\" stands on line \(line) already."
    case .sharedID(let id, let line): "\"\(id)\" is the id of the district on line \(line)."
    case .unknownID(let id, let kinds, _, _): "\"\(id)\" is not the id of \(kinds)."
    case .wrongIDKind(let id, let isDistrict):
      "\"\(id)\" is the id of a \(isDistrict ? "district" : "facilitator")."

    case .tieToItself(let id): "\"\(id)\" is tied to itself."
    case .impossibleKind(let kind, let between, _, _):
      "\"\(kind)\" is not a relationship between \(between)."
    case .tooFewMembers(let kind, let found, _):
      "The lock \"\(kind)\" names \(Phrase.count(found, "different district"))."
    case .missingFacilitator: "The lock names no facilitator."
    case .unknownRegion(let name, _): "\"\(name)\" is not a region of any facilitator."
    case .tooFewPartners(let found, _):
      "The partnership names \(Phrase.count(found, "different district"))."
    case .unexpectedFacilitator(let kind): "A lock \"\(kind)\" has no facilitator."

    case .syntax(let reason, _): reason
    case .tooDeep(let limit): "The values are nested more than \(limit) deep."
    case .repeatedKey(let key): "The key \"\(key)\" stands here twice."
    case .unknownKey(let key, _, _): "\"\(key)\" is not a key here."
    case .missingKey(let key): "The key \"\(key)\" is missing."
    case .wrongSum(let sum, let keys): "\(keys) sum to \(PlainDecimal.text(of: sum)), not to 1."
    case .wrongSchema(let schema?, _): "The schema is \"\(schema)\"."
    case .wrongSchema(nil, _): "This is JSON, but not a plan."
    case .undecodable(let reason): reason
    }
  }

  /// What to do about it, as a sentence.
  package var fix: String {
    switch self {
    case .missingFile(let nearest?): "The folder has \"\(nearest)\": rename it."
    case .missingFile(nil): "A bundle needs this file; a header without rows is enough."
    case .notABundle: "Give the folder that holds it, or a bundle in one .json file."
    case .planForBundle:
      "Give the bundle that it was made from, before the plan if both are asked for."
    case .missingTable(let name, let nearest?): "Rename \"\(nearest)\" to \"\(name)\"."
    case .missingTable(let name, nil): "Add \"\(name)\", a list of objects; it may be empty."
    case .emptyFile: "Write at least a header row."
    case .fileTooLarge: "Split the registry into rounds, or remove what is not part of it."
    case .lineTooLong: "Check that its quotes are closed and its lines end."
    case .binary(.utf16): "Save it as \"CSV UTF-8\"."
    case .binary(.archive): "Export each table from it as \"CSV UTF-8\"."
    case .binary(.document): "Look for the same table as \"CSV UTF-8\"."
    case .binary(.other): "Export it again as text in UTF-8."
    case .notUTF8: "Save the file as \"CSV UTF-8\", or as text in UTF-8."
    case .unreadable: "Check that it is a file and that you may read it."
    case .noSchoolYear:
      "Give the school year with it, such as 2023-24. A command takes it as --year 2023-24."
    case .notASchoolYear: "Write it such as 2023-24."
    case .noDistrictColumns:
      "Say which header means what, such as LEAID=id and Pupils=enrollment. A command takes each as"
        + " --map HEADER=MEANING."
    case .strayFile(_, let nearest): "If it is meant to be read, rename it to \"\(nearest)\"."
    case .furtherProblems: "Correct those above and read again."

    case .unclosedQuote: "Close it, and write a quote inside a cell twice."
    case .textAfterQuote: "Quote the whole cell, and write a quote inside it twice."
    case .cellCount(let found, let expected):
      found > expected
        ? "Quote cells that hold a comma, and separate the items of a list by \";\"."
        : "Write a comma for every cell, also for an empty one."
    case .wrongSeparator: "Save the table as comma-separated."
    case .unnamedColumn: "Name it in the header if it is meant to be read."
    case .repeatedColumn: "Keep one of the two."
    case .missingColumn(let name, let nearest?): "Rename \"\(nearest)\" to \"\(name)\"."
    case .missingColumn(let name, nil): "Add \"\(name)\"."
    case .unknownColumn(_, let nearest?): "Did you mean \"\(nearest)\"?"
    case .unknownColumn(_, nil): "Nothing is to be done if that is meant."

    case .empty: "Fill it in."
    case .wrongType(_, let expected): "Write \(expected)."
    case .notANumber(_, _, let suggestion?): "Write \(suggestion)."
    case .notANumber(_, let limits, nil), .outOfRange(_, let limits): "Write \(limits)."
    case .notAWord(_, _, let nearest?): "Did you mean \"\(nearest)\"?"
    case .notAWord(_, let allowed, nil): "Use \(Phrase.list(allowed, "or"))."
    case .notGrades(_, let suggestion?): "Write \(suggestion)."
    case .notGrades(_, nil): "Write one grade or LOW-HIGH, from PK, TK, KG and 1 to 12."
    case .gradesAsDate: "Write it again, such as 6-8, in a column formatted as text."
    case .reversedGrades: "Write the lower grade first."
    case .notARating: "Write such as \"math:4\", and separate items by \";\"."
    case .ratingOutOfRange(_, _, _, let range):
      "Write a whole number from \(range.lowerBound) to \(range.upperBound)."
    case .unknownTopic(_, let nearest?): "Did you mean \"\(nearest)\"?"
    case .unknownTopic(_, nil):
      "Topics are \(Phrase.list(Topic.taxonomy.map(\.rawValue), "and"))."
    case .repeatedTopic: "Keep one of the two."
    case .separatorInItem: "Write it as two items."

    case .missingHalf(let given, let missing): "Add the \(missing), or remove the \(given)."
    case .swappedCoordinates: "Exchange the two; longitudes of the Americas are negative."
    case .nullIsland: "Leave both cells empty if the place is not known."
    case .maximumBelowMinimum(_, _, let maximum, let minimum):
      "Raise \(maximum) or lower \(minimum)."

    case .notADay: "Write year, month and day, such as 2026-08-14, in a column formatted as text."
    case .lastBeforeFirst: "Exchange the two, or look at the year."
    case .spanTooLong(_, let limit): "Look at the years; one row holds fewer than \(limit) days."

    case .unfitID: "Write the id without it."
    case .numberAsID(let text): "Write it as text: \"\(text)\", with any zeros that it begins with."
    case .scientificID: "Look the id up again and format the column as text."
    case .lostZeros(_, let suggestion):
      "Write \(suggestion), and format the column as text so that the zeros stay."
    case .shortIDs:
      "If these are LEAIDs, a spreadsheet took their leading zero: format the column as text."
    case .repeatedID: "Keep one of the rows, or give them different ids."
    case .sharedID: "Give the facilitator another id."
    case .unknownID(_, _, let nearest?, true):
      "Leading zeros were lost: write \(nearest), and format the column as text."
    case .unknownID(_, _, let nearest?, false): "Did you mean \"\(nearest)\"?"
    case .unknownID(_, let kinds, nil, _): "Use the id of \(kinds) in this bundle."
    case .wrongIDKind(_, let isDistrict):
      "Write the id of a \(isDistrict ? "facilitator" : "district")."

    case .tieToItself: "Name two different ids."
    case .impossibleKind(_, _, _, let nearest?): "Did you mean \"\(nearest)\"?"
    case .impossibleKind(_, _, let allowed, nil):
      allowed.isEmpty ? "Remove the row." : "Possible are \(Phrase.list(allowed, "and"))."
    case .tooFewMembers(_, _, let needed), .tooFewPartners(_, let needed):
      "Name at least \(needed)."
    case .missingFacilitator:
      "Fill in the id of the facilitator, expertise:TOPIC or region:NAME."
    case .unknownRegion(_, let nearest?): "Did you mean \"\(nearest)\"?"
    case .unknownRegion(_, nil): "Write a name that a facilitator has under regions."
    case .unexpectedFacilitator: "Leave the cell empty, or use the kind \"facilitator\"."

    case .syntax(_, let fix): fix
    case .tooDeep: "Write the document without so many levels."
    case .repeatedKey: "Keep one of the two."
    case .unknownKey(_, _, let nearest?): "Did you mean \"\(nearest)\"?"
    case .unknownKey(_, let allowed, nil): "Keys here are \(Phrase.list(allowed, "and"))."
    case .missingKey: "Give a complete plan, as `tandem match --json` writes it."
    case .wrongSum: "Change them so that they sum to 1; those not written keep their value."
    case .wrongSchema(_, let expected):
      "Give a plan of the schema \"\(expected)\", as `tandem match --json` writes it."
    case .undecodable: "Give a plan as `tandem match --json` writes it."
    }
  }

  /// The question of an import that it is about, beside those about columns.
  package var question: String? {
    switch self {
    case .noSchoolYear, .notASchoolYear: "year"
    case .noDistrictColumns: "map"
    default: nil
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1_048_576 ? "\(bytes / 1_048_576) MB" : "\(bytes / 1024) kB"
  }
}
