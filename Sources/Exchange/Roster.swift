/// The ids of a bundle, by which its other tables refer to districts and facilitators.
struct Roster {
  enum Kind: String { case district, facilitator }

  /// A nearest spelling takes a look at every id, so only the first few unknown ids get one.
  private static let searchLimit = 25

  private var districts: [String: Int] = [:]
  private var facilitators: [String: Int] = [:]
  /// Names of regions and counties that facilitators have, by their lower case.
  private var regions: [String: String] = [:]
  private var searches = 0
  /// Whether an id that is not here is truly missing.
  var hasAllDistricts = true
  var hasAllFacilitators = true

  /// Takes note of a district's id, which must be new.
  mutating func add(district id: String, _ row: Row<DistrictColumn>, _ findings: inout Findings) {
    if let line = districts[id] {
      findings.add(row.problem(.id, .repeatedID(Excerpt.of(id), firstLine: line)))
    } else {
      districts[id] = row.line
    }
    if Self.isScientific(id) {
      findings.add(row.problem(.id, .scientificID(Excerpt.of(id))))
    }
  }

  /// Takes note of a facilitator's id, which must be new among both.
  mutating func add(
    facilitator id: String, _ row: Row<FacilitatorColumn>, _ findings: inout Findings
  ) {
    if let line = facilitators[id] {
      findings.add(row.problem(.id, .repeatedID(Excerpt.of(id), firstLine: line)))
    } else if let line = districts[id] {
      findings.add(row.problem(.id, .sharedID(Excerpt.of(id), line: line)))
    } else {
      facilitators[id] = row.line
    }
  }

  /// Takes note of the regions that facilitators have.
  mutating func add(regions names: [String]) {
    for name in names {
      regions[name.lowercased()] = min(name, regions[name.lowercased()] ?? name)
    }
  }

  /// What is wrong with a region that a facilitator should have; nothing where one has it, or
  /// where the table of facilitators was not readable as a whole.
  mutating func fault(ofRegion name: String) -> Fault? {
    guard hasAllFacilitators, regions[name.lowercased()] == nil else { return nil }
    searches += 1
    let nearest =
      searches <= Self.searchLimit
      ? Nearest.match(to: name, among: regions.values.sorted()) : nil
    return .unknownRegion(Excerpt.of(name), nearest: nearest.map { Excerpt.of($0) })
  }

  /// What `id` refers to; `nil` if it is unknown.
  func kind(of id: String) -> Kind? {
    if districts[id] != nil { return .district }
    return facilitators[id] != nil ? .facilitator : nil
  }

  /// What is wrong with a reference to `id`, which is neither of `kinds`.
  ///
  /// Gives nothing where the table that should hold the id was not readable as a whole.
  mutating func fault(of id: String, wanted kinds: [Kind]) -> Fault? {
    if let kind = kind(of: id) {
      return .wrongIDKind(Excerpt.of(id), isDistrict: kind == .district)
    }
    if kinds.contains(.district), !hasAllDistricts { return nil }
    if kinds.contains(.facilitator), !hasAllFacilitators { return nil }
    let words = kinds.map { "a \($0.rawValue)" }.joined(separator: " or ")
    var candidates: [String] = []
    if kinds.contains(.district) { candidates += districts.keys }
    if kinds.contains(.facilitator) { candidates += facilitators.keys }
    searches += 1
    guard searches <= Self.searchLimit else {
      return .unknownID(Excerpt.of(id), kinds: words, nearest: nil, isZeros: false)
    }
    let short = Self.withoutZeros(id)
    let twin = candidates.filter { $0.hasSuffix(short) && Self.withoutZeros($0) == short }.min()
    if let twin, !short.isEmpty {
      return .unknownID(
        Excerpt.of(id), kinds: words, nearest: Excerpt.of(twin), isZeros: twin.count > id.count)
    }
    let nearest = Nearest.match(to: id, among: candidates.sorted())
    return .unknownID(
      Excerpt.of(id), kinds: words, nearest: nearest.map { Excerpt.of($0) }, isZeros: false)
  }

  /// Reports ids that a spreadsheet seems to have cut, judged by what most ids look like.
  func checkZeros(of rows: [(id: String, line: Int)], file: String, _ findings: inout Findings) {
    let length = Self.agencyIDLength
    let digits = rows.filter { Self.isDigits($0.id) }
    let whole = digits.count { $0.id.utf8.count == length }
    func place(_ line: Int, _ fault: Fault) -> Problem {
      Problem(
        file: file, line: line, part: .column(DistrictColumn.id.name), position: nil,
        fault: fault)
    }
    if whole * 2 > rows.count {
      for (id, line) in digits where id.utf8.count < length {
        let padded = String(repeating: "0", count: length - id.utf8.count) + id
        findings.add(place(line, .lostZeros(id, suggestion: padded)))
      }
    } else if whole == 0 {
      let short = digits.filter { $0.id.utf8.count == length - 1 }
      if let first = short.first, short.count * 2 > rows.count {
        findings.warn(place(first.line, .shortIDs(count: short.count)))
      }
    }
  }

  /// Characters of an NCES LEAID: two of the state, five of the agency.
  private static let agencyIDLength = 7

  private static func isDigits(_ id: String) -> Bool {
    id.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Whether `id` is a number as spreadsheets shorten it, such as `6.1E+06`.
  private static func isScientific(_ id: String) -> Bool {
    let parts = id.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, let exponent = parts.last, exponent.hasPrefix("+") else { return false }
    return PlainDecimal.value(of: String(parts[0])) != nil
      && PlainDecimal.value(of: String(exponent.dropFirst())) != nil
  }

  private static func withoutZeros(_ id: String) -> String { String(id.drop { $0 == "0" }) }
}
