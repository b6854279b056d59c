import Domain
import GRDB

extension Registry {
  /// The directory as an import finds it: who is there, and how recent each fact is.
  struct Directory {
    /// The facts that the yearly history dates, each for itself.
    enum Fact: Int, CaseIterable {
      case any, location, locale, enrollment, percentEnglishLearners, percentDisadvantaged
      case percentDisabilities, superintendent

      /// The column that says whether a year has the fact; `any` is true of all years.
      var column: String {
        switch self {
        case .any: "year"
        case .location: "latitude"
        case .locale: "locale"
        case .enrollment: "enrollment"
        case .percentEnglishLearners: "pct_el"
        case .percentDisadvantaged: "pct_sed"
        case .percentDisabilities: "pct_swd"
        case .superintendent: "superintendent"
        }
      }

      func isKnown(to record: AgencyRecord) -> Bool {
        switch self {
        case .any: true
        case .location: record.location != nil
        case .locale: record.locale != nil
        case .enrollment: record.enrollment != nil
        case .percentEnglishLearners: record.percentEnglishLearners != nil
        case .percentDisadvantaged: record.percentDisadvantaged != nil
        case .percentDisabilities: record.percentDisabilities != nil
        case .superintendent: record.superintendent != nil
        }
      }
    }

    /// The superintendent of every district that is there.
    var superintendents: [String: String?] = [:]
    /// A name for every district that has one in the directory or in the file.
    private(set) var names: [String: String] = [:]
    private var byStateID: [String: String] = [:]
    /// The state's own id of each district in the file, of the latest year that has one.
    private(set) var stateIDs: [String: (id: String, year: String)] = [:]
    /// The latest year of each fact in other sources, and in this one.
    private var others: [String: [String?]] = [:]
    private var own: [String: [String?]] = [:]

    init(_ db: Database, source: String) throws {
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, name, state_id, superintendent FROM district")
      while let row = try rows.next() {
        let id: String = row[0]
        names[id] = row[1] as String
        if let stateID: String = row[2] { add(stateID, id) }
        superintendents[id] = .some(row[3] as String?)
      }
      let years = Fact.allCases.map { "max(iif(\($0.column) IS NULL, NULL, year))" }
        .joined(separator: ", ")
      let history = try Row.fetchCursor(
        db,
        sql:
          "SELECT district, source = ?, \(years) FROM district_year GROUP BY district, source = ?",
        arguments: [source, source])
      while let row = try history.next() {
        let latest = Fact.allCases.map { row[2 + $0.rawValue] as String? }
        if row[1] as Bool {
          own[row[0] as String] = latest
        } else {
          others[row[0] as String] = latest
        }
      }
    }

    /// The district of each record, and the years of what the file itself says.
    mutating func resolve(_ records: [AgencyRecord]) -> [String?] {
      for record in records {
        if let id = record.id?.rawValue, let stateID = record.stateID { add(stateID, id) }
      }
      return records.map { record in
        guard let id = record.id?.rawValue ?? record.stateID.flatMap({ byStateID[$0] }) else {
          return nil
        }
        if names[id] == nil { names[id] = record.name }
        if let stateID = record.stateID, stateIDs[id].map({ $0.year < record.year }) ?? true {
          stateIDs[id] = (stateID, record.year)
        }
        var years = own[id] ?? Array(repeating: nil, count: Fact.allCases.count)
        for fact in Fact.allCases where fact.isKnown(to: record) {
          years[fact.rawValue] = max(years[fact.rawValue] ?? "", record.year)
        }
        own[id] = years
        return id
      }
    }

    /// Whether the fact of this year is the latest that is known, and no other source has it too.
    ///
    /// With `besidesOthers`, this source alone is asked.
    func isFree(
      _ fact: Fact, _ year: String, _ id: String, besidesOthers: Bool = false
    ) -> Bool {
      let isFirst = besidesOthers || (others[id]?[fact.rawValue]).map { $0 < year } ?? true
      let isLatest = (own[id]?[fact.rawValue]).map { $0 <= year } ?? true
      return isFirst && isLatest
    }

    /// Of several districts with one state's id, the lowest counts, whichever came first.
    private mutating func add(_ stateID: String, _ id: String) {
      byStateID[stateID] = min(byStateID[stateID] ?? id, id)
    }
  }
}
