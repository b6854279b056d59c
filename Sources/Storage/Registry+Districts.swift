import Access
import Domain
import GRDB

extension Registry {
  /// Writes the facts of a district into the directory.
  func put(facts district: District, _ db: Database) throws {
    try Self.factsUpsert.run(
      db,
      [
        district.id.rawValue, district.name, district.state, district.county, district.region,
        district.location?.latitude, district.location?.longitude, district.locale?.code,
        district.enrollment, district.grades?.lowest.rawValue, district.grades?.highest.rawValue,
        district.percentEnglishLearners, district.percentDisadvantaged,
        district.percentDisabilities,
      ])
  }

  private static let factsUpsert = Upsert(
    "district", key: ["id"],
    [
      "name", "state", "county", "region", "latitude", "longitude", "locale", "enrollment",
      "grade_low", "grade_high", "pct_el", "pct_sed", "pct_swd",
    ])

  /// Writes a registration as a bundle states it, consent included.
  func put(
    registration district: District, round: String, by actor: Actor, at moment: Moment,
    _ db: Database
  ) throws {
    try putAnswers(of: district, round: round, db)
    try db.cachedStatement(
      sql: """
        UPDATE registration SET consent = 1, consent_by = ?, consent_at = ?, consent_text = ?
        WHERE round = ? AND district = ? AND consent = 0 AND withdrawn_at IS NULL AND ?
        """
    ).execute(arguments: [
      actor.description, moment.text, ConsentText.loaded, round, district.id.rawValue,
      district.consents,
    ])
    try db.cachedStatement(
      sql: """
        UPDATE registration SET consent = 0
        WHERE round = ? AND district = ? AND consent = 1 AND NOT ?
        """
    ).execute(arguments: [round, district.id.rawValue, district.consents])
  }

  /// Writes everything that a district answers, but not its consent.
  func putAnswers(of district: District, round: String, _ db: Database) throws {
    let id = district.id.rawValue
    try Self.answersUpsert.run(
      db,
      [
        round, id, district.goals, district.mode.rawValue, district.groupSizes.lowerBound,
        district.groupSizes.upperBound, district.maximumMinutes, district.virtual,
        district.capacity, district.readiness, district.tenureYears, district.isLeaving,
        district.substitutes?.rawValue,
      ])
    let needs = district.needs.map { ["need", $0.topic.rawValue, $0.priority, $0.group] as Values }
    let offers = district.offers.map { ["offer", $0.topic.rawValue, $0.strength, nil] as Values }
    let levels = district.levels.map { ["level", $0.topic.rawValue, $0.level, nil] as Values }
    try Self.topics.replace(db, of: [round, id], with: needs + offers + levels)
    let items =
      district.platforms.map { ["platform", $0] as Values }
      + district.roles.map { ["role", $0] } + district.networks.map { ["network", $0] }
    try Self.items.replace(db, of: [round, id], with: items)
  }

  private typealias Values = [(any DatabaseValueConvertible)?]

  private static let answersUpsert = Upsert(
    "registration", key: ["round", "district"],
    [
      "goals", "mode", "group_min", "group_max", "max_minutes", "virtual", "capacity", "readiness",
      "tenure_years", "leaving", "substitutes",
    ])
  private static let topics = Children(
    table: "registration_topic", parent: ["round", "district"], key: ["kind", "topic"],
    values: ["rating", "student_group"])
  private static let items = Children(
    table: "registration_item", parent: ["round", "district"], key: ["kind", "name"], values: [])

  /// The districts registered for a round, in order of id, or one of them.
  func districts(
    of round: String, only: District.ID? = nil, _ db: Database
  ) throws -> [District] {
    var place: StatementArguments = [round]
    var choice = "WHERE round = ?"
    if let only {
      choice += " AND district = ?"
      place += [only.rawValue]
    }
    var districts: [String: District] = [:]
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT district.*, registration.* FROM registration
          JOIN district ON district.id = registration.district \(choice)
          """), arguments: place)
    while let row = try rows.next() {
      let district = Self.district(row, isRegistered: true)
      districts[district.id.rawValue] = district
    }
    let topics = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT * FROM registration_topic \(choice) ORDER BY topic"),
      arguments: place)
    while let row = try topics.next() {
      let topic = Topic(row["topic"] as String)
      let rating: Int = row["rating"]
      let id: String = row["district"]
      switch row["kind"] as String {
      case "need":
        districts[id]?.needs.append(
          District.Need(topic: topic, priority: rating, group: row["student_group"]))
      case "offer": districts[id]?.offers.append(District.Offer(topic: topic, strength: rating))
      default: districts[id]?.levels.append(District.Level(topic: topic, level: rating))
      }
    }
    let items = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT * FROM registration_item \(choice)"), arguments: place)
    while let row = try items.next() {
      let name: String = row["name"]
      let id: String = row["district"]
      switch row["kind"] as String {
      case "platform": districts[id]?.platforms.append(name)
      case "role": districts[id]?.roles.append(name)
      default: districts[id]?.networks.append(name)
      }
    }
    return districts.values.map { district in
      var district = district
      district.platforms.sort()
      district.roles.sort()
      district.networks.sort()
      return district
    }.sorted { $0.id < $1.id }
  }

  /// The district of a row of the directory, with its registration where the row has one.
  static func district(_ row: Row, isRegistered: Bool) -> District {
    var district = District(
      id: District.ID(row["id"] as String), name: row["name"],
      consents: isRegistered ? row["consent"] : false)
    district.state = row["state"]
    district.county = row["county"]
    district.region = row["region"]
    if let latitude: Double = row["latitude"], let longitude: Double = row["longitude"] {
      district.location = Coordinate(latitude: latitude, longitude: longitude)
    }
    district.locale = (row["locale"] as Int?).flatMap { LocaleCode($0) }
    district.enrollment = row["enrollment"]
    if let low = (row["grade_low"] as Int?).flatMap({ Grade(rawValue: $0) }),
      let high = (row["grade_high"] as Int?).flatMap({ Grade(rawValue: $0) })
    {
      district.grades = GradeSpan(lowest: low, highest: high)
    }
    district.percentEnglishLearners = row["pct_el"]
    district.percentDisadvantaged = row["pct_sed"]
    district.percentDisabilities = row["pct_swd"]
    guard isRegistered else { return district }
    district.goals = row["goals"]
    district.mode = District.Mode(rawValue: row["mode"]) ?? .mutual
    district.groupSizes = (row["group_min"] as Int)...(row["group_max"] as Int)
    district.maximumMinutes = row["max_minutes"]
    district.virtual = row["virtual"]
    district.capacity = row["capacity"]
    district.readiness = row["readiness"]
    district.tenureYears = row["tenure_years"]
    district.isLeaving = row["leaving"]
    district.substitutes = (row["substitutes"] as String?).flatMap {
      District.Substitutes(rawValue: $0)
    }
    return district
  }
}
