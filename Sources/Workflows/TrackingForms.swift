package import Domain
import Exchange
import Foundation

/// A form as one JSON object, for what has too many answers for options.
///
/// A key that the form does not have is refused, so that no answer is lost to a slip of the pen.
package enum FormFile {
  static func read<Form: Decodable>(
    _ type: Form.Type, keys: Set<String>, from bytes: [UInt8], name: String
  ) throws(Failure) -> Form {
    let data = Data(bytes)
    let document: [String: Any]
    do {
      document = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    } catch {
      throw Failure(.badInput, ["\(name) is no JSON object. Look for a missing comma or brace."])
    }
    let strangers = Set(document.keys).subtracting(keys).sorted()
    guard strangers.isEmpty else {
      throw Failure(
        .badInput,
        [
          "\(name) has \(Phrase.list(strangers)), which this form does not know. It knows"
            + " \(Phrase.list(keys.sorted()))."
        ])
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(type, from: data)
    } catch let error as DecodingError {
      throw Failure(.badInput, ["\(name): \(words(error))"])
    } catch {
      throw Failure(.badInput, ["\(name) could not be read: \(error.localizedDescription)"])
    }
  }

  private static func words(_ error: DecodingError) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "\(place(context.codingPath + [key])) is missing."
    case .typeMismatch(let type, let context):
      return "\(place(context.codingPath)) is not of the kind \(type)."
    case .valueNotFound(_, let context): return "\(place(context.codingPath)) is empty."
    case .dataCorrupted(let context):
      return "\(place(context.codingPath)): \(context.debugDescription)"
    @unknown default: return "it could not be read."
    }
  }

  /// A word of a fixed set.
  static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String?, _ what: String, default standard: Word?
  ) throws(Failure) -> Word where Word.RawValue == String {
    if text == nil, let standard { return standard }
    guard let text, let word = Word(rawValue: text.lowercased()) else {
      let words = Word.allCases.map(\.rawValue)
      throw Failure(
        .badInput,
        ["The \(what) is \(text ?? "not given"). Give one of \(Phrase.list(words, "or"))."])
    }
    return word
  }

  package static func day(_ text: String, _ what: String) throws(Failure) -> Day {
    guard let day = Day(text) else {
      throw Failure(.badInput, ["The \(what) is \(text). Give a day such as 2026-09-15."])
    }
    return day
  }

  static func year(_ text: String) throws(Failure) -> String {
    guard SchoolYear.isOne(text) else {
      throw Failure(.badInput, ["The year is \(text). Give a school year such as 2026-27."])
    }
    return text
  }
}

/// What somebody tells of a check-in, by options or in a file.
package struct CheckInForm: Equatable, Sendable, Decodable {
  package struct Attendance: Equatable, Sendable, Decodable {
    package var district: String
    package var level: String
    package var attended: Int
    package var expected: Int?
  }

  package var date: String?
  package var kind: String?
  package var place: String?
  package var minutes: Int?
  package var attendance: [Attendance]?
  package var initiatives: [String]?
  package var hardTruth: Bool?
  package var jointWork: Bool?
  package var usefulPercent: Double?
  package var hours: Double?
  package var cost: Double?
  package var sharedNote: String?
  package var privateNote: String?
  package var nextDate: String?

  package init() {}

  private static let keys: Set<String> = [
    "date", "kind", "place", "minutes", "attendance", "initiatives", "hard_truth", "joint_work",
    "useful_percent", "hours", "cost", "shared_note", "private_note", "next_date",
  ]

  /// Reads a form of JSON.
  package init(json bytes: [UInt8], name: String) throws(Failure) {
    self = try FormFile.read(Self.self, keys: Self.keys, from: bytes, name: name)
  }

  /// Takes everything that `other` says over what this says.
  package mutating func merge(_ other: CheckInForm) {
    date = other.date ?? date
    kind = other.kind ?? kind
    place = other.place ?? place
    minutes = other.minutes ?? minutes
    attendance = other.attendance ?? attendance
    initiatives = other.initiatives ?? initiatives
    hardTruth = other.hardTruth ?? hardTruth
    jointWork = other.jointWork ?? jointWork
    usefulPercent = other.usefulPercent ?? usefulPercent
    hours = other.hours ?? hours
    cost = other.cost ?? cost
    sharedNote = other.sharedNote ?? sharedNote
    privateNote = other.privateNote ?? privateNote
    nextDate = other.nextDate ?? nextDate
  }

  /// Reads attendance such as `0614550:principal:3/4`.
  package static func attendance(_ text: String) -> Attendance? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, let counts = parts.last?.split(separator: "/"),
      (1...2).contains(counts.count), let attended = Int(counts[0])
    else { return nil }
    var expected: Int?
    if counts.count == 2 {
      guard let number = Int(counts[1]) else { return nil }
      expected = number
    }
    let district = parts.dropLast(2).joined(separator: ":")
    guard !district.isEmpty else { return nil }
    return Attendance(
      district: district, level: parts[parts.count - 2], attended: attended, expected: expected)
  }

  func checkIn(today: Day) throws(Failure) -> CheckIn {
    let day = try date.map { text throws(Failure) in try FormFile.day(text, "date") } ?? today
    let kind: CheckIn.Kind = try FormFile.word(kind, "kind", default: nil)
    var checkIn = CheckIn(
      day: day, kind: kind, place: try FormFile.word(place, "place", default: .inPerson))
    checkIn.minutes = minutes
    for part in attendance ?? [] {
      let level: StaffLevel = try FormFile.word(part.level, "level", default: nil)
      guard part.attended >= 0, part.expected.map({ $0 >= part.attended }) ?? true else {
        throw Failure(
          .badInput,
          [
            "Of \(part.district), \(part.attended) of \(part.expected ?? 0) \(level.label) came. Give"
              + " how many came and how many were expected, such as 3/4."
          ])
      }
      let attendance = CheckIn.Attendance(
        district: District.ID(part.district), level: level, attended: part.attended,
        expected: part.expected)
      guard
        !checkIn.attendance.contains(where: {
          $0.district == attendance.district && $0.level == level
        })
      else {
        throw Failure(
          .badInput, ["The \(level.label) of \(part.district) stands there twice. Add them up."])
      }
      checkIn.attendance.append(attendance)
    }
    checkIn.initiatives = (initiatives ?? []).map {
      $0.trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
    checkIn.isHardTruthShared = hardTruth ?? false
    checkIn.isJointWork = jointWork ?? false
    checkIn.usefulPercent = usefulPercent
    checkIn.hours = hours
    checkIn.cost = cost
    return checkIn
  }
}

/// What somebody tells of an indicator, by options or in a file.
package struct IndicatorForm: Equatable, Sendable, Decodable {
  package struct Figure: Equatable, Sendable, Decodable {
    package var year: String
    package var group: String?
    package var value: Double
    package var students: Int?
    package var source: String?

    package init(
      year: String, group: String?, value: Double, students: Int?, source: String?
    ) {
      self.year = year
      self.group = group
      self.value = value
      self.students = students
      self.source = source
    }
  }

  package var name: String?
  package var kind: String?
  package var direction: String?
  package var scheme: String?
  package var measure: String?
  package var denominator: String?
  package var unit: String?
  package var group: String?
  package var district: String?
  package var leader: String?
  package var tolerance: Double?
  package var noise: Double?
  package var farBelow: Double?
  package var targets: [Figure]?
  package var actuals: [Figure]?
  package var endsYear: String?
  package var endsReason: String?

  package init() {}

  private static let keys: Set<String> = [
    "name", "kind", "direction", "scheme", "measure", "denominator", "unit", "group", "district",
    "leader", "tolerance", "noise", "far_below", "targets", "actuals", "ends_year", "ends_reason",
  ]

  /// Reads a form of JSON.
  package init(json bytes: [UInt8], name: String) throws(Failure) {
    self = try FormFile.read(Self.self, keys: Self.keys, from: bytes, name: name)
  }

  func targetList() throws(Failure) -> [Indicator.Target] {
    var list: [Indicator.Target] = []
    for figure in targets ?? [] {
      list.append(
        Indicator.Target(
          year: try FormFile.year(figure.year), group: figure.group, value: figure.value))
    }
    return list
  }

  func actualList() throws(Failure) -> [Indicator.Actual] {
    var list: [Indicator.Actual] = []
    for figure in actuals ?? [] {
      list.append(
        Indicator.Actual(
          year: try FormFile.year(figure.year), group: figure.group, value: figure.value,
          students: figure.students, source: figure.source))
    }
    return list
  }

  func ending() throws(Failure) -> Indicator.Ending? {
    guard let endsYear else { return nil }
    guard let endsReason, !endsReason.isEmpty else {
      throw Failure(.badInput, ["The measure ends, and no reason is given. Say why it ends."])
    }
    return Indicator.Ending(year: try FormFile.year(endsYear), reason: endsReason)
  }

  func indicator() throws(Failure) -> Indicator {
    guard let name, !name.isEmpty else {
      throw Failure(.badInput, ["The indicator has no name. Give one."])
    }
    guard let measure, !measure.isEmpty else {
      throw Failure(
        .badInput, ["The indicator \(name) has no measure. Say in words what is measured."])
    }
    var indicator = Indicator(
      name: name, kind: try FormFile.word(kind, "kind", default: nil),
      direction: try FormFile.word(direction, "direction", default: .higher), measure: measure,
      unit: unit ?? "percent")
    indicator.scheme = try FormFile.word(scheme, "scheme", default: .trend)
    indicator.denominator = denominator
    indicator.group = group
    indicator.district = district.map { District.ID($0) }
    indicator.leader = leader
    indicator.tolerance = tolerance ?? 0
    indicator.noise = noise ?? 0
    indicator.farBelow = farBelow
    guard indicator.scheme == .trend || farBelow != nil else {
      throw Failure(
        .badInput,
        ["The indicator \(name) has bands. Say how far short is far below its target."])
    }
    indicator.targets = try targetList()
    indicator.actuals = try actualList()
    indicator.ending = try ending()
    return indicator
  }
}
