package import Domain
import Foundation

/// The files of a bundle folder.
enum BundleFile {
  static let districts = "districts.csv"
  static let facilitators = "facilitators.csv"
  static let relationships = "relationships.csv"
  static let locks = "locks.csv"
  static let partnerships = "partnerships.csv"
  static let calendars = "calendars.csv"
  static let round = "round.yaml"

  /// In the order in which they are read and their problems reported.
  static let all = [districts, facilitators, relationships, locks, partnerships, calendars, round]
}

/// Reads a registry bundle, a folder of tables or one JSON document, wholly or not at all.
package enum BundleReader {
  /// Reads the folder or the `.json` file at `path`.
  ///
  /// All problems of all files are reported together, in the order of files and lines; a warning
  /// names something that was left out.
  package static func read(
    contentsOf path: String
  ) throws(BundleProblems) -> (bundle: RegistryBundle, warnings: [Problem]) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .notFound(path: path)
    }
    if isFolder.boolValue { return try read(folder: path) }
    let name = URL(fileURLWithPath: path).lastPathComponent
    if name.lowercased().hasSuffix(".csv") || name.lowercased().hasSuffix(".yaml") {
      throw .badInput([Problem(file: name, fault: .notABundle)])
    }
    do {
      return try read(json: try InputFile.read(path, lineLimit: nil), name: name)
    } catch let failure as InputFile.Failure {
      switch failure {
      case .notFound: throw .notFound(path: path)
      case .unreadable(let reason): throw .unreadable(path: path, reason: reason)
      case .fault(let fault, let line):
        throw .badInput([Problem(file: name, line: line, fault: fault)])
      }
    } catch let problems as BundleProblems {
      throw problems
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
  }

  /// Reads one JSON document; `name` is what its problems call it.
  package static func read(
    json: [UInt8], name: String
  ) throws(BundleProblems) -> (bundle: RegistryBundle, warnings: [Problem]) {
    var draft = BundleDraft()
    do {
      let source = try SourceText(file: name, bytes: json)
      let (root, repeatedKeys) = try JSONSource.read(source)
      for problem in repeatedKeys { draft.findings.add(problem) }
      draft.read(document: root, file: name)
    } catch {
      draft.findings.add(error)
    }
    return try draft.finished(files: [name])
  }

  private static func read(
    folder: String
  ) throws(BundleProblems) -> (bundle: RegistryBundle, warnings: [Problem]) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw .unreadable(path: folder, reason: "its files cannot be listed")
    }
    let strays = names.filter { !BundleFile.all.contains($0) && !$0.hasPrefix(".") }
    var draft = BundleDraft()
    func read(
      _ file: String, _ body: (SourceText, inout BundleDraft) throws(Problem) -> Void
    ) -> Bool {
      guard names.contains(file) else { return false }
      do throws(Problem) {
        let bytes: [UInt8]
        do throws(InputFile.Failure) {
          bytes = try InputFile.read("\(folder)/\(file)", lineLimit: InputFile.lineLimit)
        } catch {
          switch error {
          case .notFound: return false
          case .unreadable(let reason):
            throw Problem(file: file, fault: .unreadable(reason: reason))
          case .fault(let fault, let line):
            throw Problem(file: file, line: line, fault: fault)
          }
        }
        try body(try SourceText(file: file, bytes: bytes), &draft)
      } catch {
        draft.findings.add(error)
        draft.lose(file)
      }
      return true
    }

    let hasDistricts = read(BundleFile.districts) { source, draft in draft.read(districts: source) }
    if !hasDistricts {
      draft.lose(BundleFile.districts)
      let nearest = Nearest.match(to: BundleFile.districts, among: strays)
      draft.findings.add(
        Problem(file: BundleFile.districts, fault: .missingFile(nearest: nearest)))
    }
    draft.finishDistricts(file: BundleFile.districts)
    let optional = [
      read(BundleFile.facilitators) { source, draft in draft.read(facilitators: source) },
      read(BundleFile.relationships) { source, draft in draft.read(relationships: source) },
      read(BundleFile.locks) { source, draft in draft.read(locks: source) },
      read(BundleFile.partnerships) { source, draft in draft.read(partnerships: source) },
      read(BundleFile.calendars) { source, draft in draft.read(calendars: source) },
      read(BundleFile.round) { (source, draft) throws(Problem) in
        guard let node = try YAMLSource.read(source) else { return }
        draft.round = RoundSettings.round(from: node, file: source.file, &draft.findings)
      },
    ]
    let missing = zip(BundleFile.all.dropFirst(), optional).filter { !$0.1 }.map(\.0)
    for stray in strays {
      guard let nearest = Nearest.match(to: stray, among: missing) else { continue }
      draft.findings.warn(
        Problem(file: stray, fault: .strayFile(name: Excerpt.of(stray), nearest: nearest)))
    }
    return try draft.finished(files: BundleFile.all)
  }
}

/// The rows of a bundle while it is being read.
private struct BundleDraft {
  var findings = Findings()
  var round = Round()
  private var roster = Roster()
  private var districts: [District] = []
  private var districtLines: [(id: String, line: Int)] = []
  private var facilitators: [Facilitator] = []
  private var districtTies: [DistrictTie] = []
  private var facilitatorTies: [FacilitatorTie] = []
  private var locks: [Lock] = []
  private var running: [RunningPartnership] = []
  private var calendars: [CalendarSpan] = []
  /// The line of each partnership that has an id.
  private var partnershipLines: [String: Int] = [:]

  private enum TableKey: String, CaseIterable {
    case districts, facilitators, relationships, locks, partnerships, calendars, round
  }

  /// Takes note that a file could not be read, so that ids are not called unknown for it.
  mutating func lose(_ file: String) {
    if file == BundleFile.districts { roster.hasAllDistricts = false }
    if file == BundleFile.facilitators { roster.hasAllFacilitators = false }
  }

  mutating func read(districts source: SourceText) {
    var findings = findings
    if !Table<DistrictColumn>.read(source, &findings, { add($0, &$1) }) {
      roster.hasAllDistricts = false
    }
    self.findings = findings
  }

  mutating func read(facilitators source: SourceText) {
    var findings = findings
    if !Table<FacilitatorColumn>.read(source, &findings, { add($0, &$1) }) {
      roster.hasAllFacilitators = false
    }
    self.findings = findings
  }

  mutating func read(relationships source: SourceText) {
    var findings = findings
    _ = Table<TieColumn>.read(source, &findings) { add($0, &$1) }
    self.findings = findings
  }

  mutating func read(locks source: SourceText) {
    var findings = findings
    _ = Table<LockColumn>.read(source, &findings) { add($0, &$1) }
    self.findings = findings
  }

  mutating func read(partnerships source: SourceText) {
    var findings = findings
    _ = Table<PartnershipColumn>.read(source, &findings) { add($0, &$1) }
    self.findings = findings
  }

  mutating func read(calendars source: SourceText) {
    var findings = findings
    _ = Table<CalendarColumn>.read(source, &findings) { add($0, &$1) }
    self.findings = findings
  }

  mutating func read(document root: SourceNode, file: String) {
    guard case .object(let members) = root.value else {
      findings.add(
        Problem(
          file: file, line: root.line, position: root.position,
          fault: .wrongType(
            root.kind, expected: "an object with the key \"\(TableKey.districts.rawValue)\"")))
      return
    }
    var tables: [TableKey: SourceNode] = [:]
    var strangers: [String] = []
    for member in members {
      let name = Blanks.trimmed(member.key).lowercased()
      guard let key = TableKey(rawValue: name) else {
        strangers.append(Excerpt.of(member.key))
        let nearest = Nearest.match(to: name, among: TableKey.allCases.map(\.rawValue))
        findings.warn(
          Problem(
            file: file, line: member.line, part: .key(Excerpt.of(member.key)),
            position: member.position,
            fault: .unknownColumn(Excerpt.of(member.key), nearest: nearest)))
        continue
      }
      tables[key] = member.value
    }
    guard let districts = tables[.districts] else {
      let name = TableKey.districts.rawValue
      let isPlan = members.contains { $0.key == "schema" && $0.value.isText(Plan.schema) }
      findings.add(
        Problem(
          file: file, line: root.line, part: isPlan ? nil : .key(name),
          fault: isPlan
            ? .planForBundle
            : .missingTable(name, nearest: Nearest.match(to: name, among: strangers))))
      return
    }
    readRows(districts, .districts, file) { (draft, row: Row<DistrictColumn>, findings) in
      draft.add(row, &findings)
    }
    finishDistricts(file: file)
    if let node = tables[.facilitators] {
      readRows(node, .facilitators, file) { (draft, row: Row<FacilitatorColumn>, findings) in
        draft.add(row, &findings)
      }
    }
    if let node = tables[.relationships] {
      readRows(node, .relationships, file) { (draft, row: Row<TieColumn>, findings) in
        draft.add(row, &findings)
      }
    }
    if let node = tables[.locks] {
      readRows(node, .locks, file) { (draft, row: Row<LockColumn>, findings) in
        draft.add(row, &findings)
      }
    }
    if let node = tables[.partnerships] {
      readRows(node, .partnerships, file) { (draft, row: Row<PartnershipColumn>, findings) in
        draft.add(row, &findings)
      }
    }
    if let node = tables[.calendars] {
      readRows(node, .calendars, file) { (draft, row: Row<CalendarColumn>, findings) in
        draft.add(row, &findings)
      }
    }
    if let node = tables[.round] {
      let prefix = TableKey.round.rawValue + "."
      round = RoundSettings.round(from: node, file: file, prefix: prefix, &findings)
    }
  }

  private mutating func readRows<Column: TableColumn>(
    _ node: SourceNode, _ key: TableKey, _ file: String,
    _ body: (inout BundleDraft, Row<Column>, inout Findings) -> Void
  ) {
    var findings = findings
    let isComplete = Table<Column>.read(node, name: key.rawValue, file: file, &findings) {
      body(&self, $0, &$1)
    }
    self.findings = findings
    if !isComplete { lose("\(key.rawValue).csv") }
  }

  /// Checks the ids of the districts as a whole, once all of them are read.
  mutating func finishDistricts(file: String) {
    roster.checkZeros(of: districtLines, file: file, &findings)
  }

  private mutating func add(_ row: Row<DistrictColumn>, _ findings: inout Findings) {
    guard let district = row.district(&findings) else {
      roster.hasAllDistricts = false
      return
    }
    roster.add(district: district.id.rawValue, row, &findings)
    districts.append(district)
    districtLines.append((district.id.rawValue, row.line))
  }

  private mutating func add(_ row: Row<FacilitatorColumn>, _ findings: inout Findings) {
    guard let facilitator = row.facilitator(&findings) else {
      roster.hasAllFacilitators = false
      return
    }
    roster.add(facilitator: facilitator.id.rawValue, row, &findings)
    roster.add(regions: facilitator.regions)
    facilitators.append(facilitator)
  }

  private mutating func add(_ row: Row<TieColumn>, _ findings: inout Findings) {
    switch row.tie(&roster, &findings) {
    case .districts(let tie): districtTies.append(tie)
    case .facilitator(let tie): facilitatorTies.append(tie)
    case nil: break
    }
  }

  private mutating func add(_ row: Row<LockColumn>, _ findings: inout Findings) {
    if let lock = row.lock(&roster, &findings) { locks.append(lock) }
  }

  private mutating func add(_ row: Row<PartnershipColumn>, _ findings: inout Findings) {
    guard let partnership = row.partnership(&roster, &findings) else { return }
    if let id = partnership.id {
      if let line = partnershipLines[id] {
        findings.add(row.problem(.id, .repeatedID(Excerpt.of(id), firstLine: line)))
      }
      partnershipLines[id] = row.line
    }
    running.append(partnership)
  }

  private mutating func add(_ row: Row<CalendarColumn>, _ findings: inout Findings) {
    if let span = row.span(&roster, &findings) { calendars.append(span) }
  }

  /// The bundle and the warnings; or all problems, if there is one.
  func finished(
    files: [String]
  ) throws(BundleProblems) -> (bundle: RegistryBundle, warnings: [Problem]) {
    guard findings.problems.isEmpty else {
      var problems = Findings.sorted(findings.problems, files: files)
      if findings.dropped > 0, let last = problems.last {
        problems.append(Problem(file: last.file, fault: .furtherProblems(findings.dropped)))
      }
      throw .badInput(problems)
    }
    var bundle = RegistryBundle(
      districts: districts, facilitators: facilitators, districtTies: districtTies,
      facilitatorTies: facilitatorTies, locks: locks, running: running,
      calendars: calendars, round: round)
    // The bundle sorts by all fields, so rows that say the same stand together.
    bundle.districtTies = bundle.districtTies.withoutRepetitions
    bundle.facilitatorTies = bundle.facilitatorTies.withoutRepetitions
    bundle.locks = bundle.locks.withoutRepetitions
    bundle.running = bundle.running.withoutRepetitions
    bundle.calendars = bundle.calendars.withoutRepetitions
    return (bundle, Findings.sorted(findings.warnings, files: files))
  }
}

extension Array where Element: Equatable {
  /// Each run of equal elements once.
  fileprivate var withoutRepetitions: [Element] {
    reduce(into: []) { kept, element in
      if kept.last != element { kept.append(element) }
    }
  }
}
