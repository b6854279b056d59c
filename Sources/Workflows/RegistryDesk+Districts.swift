import Access
package import Domain
package import Drafting
import Exchange
import Foundation
package import Storage

extension RegistryDesk {
  /// The districts of the directory that fit a search.
  package func districts(_ search: DistrictSearch) throws(Failure) -> RegistryAnswer {
    try requireLook(for: search)
    let (found, total) = try ask { () throws(StorageError) in
      try registry.districts(matching: search)
    }
    var answer = RegistryAnswer(
      "districts", title: "Districts",
      paragraph: Phrase.count(total, "district")
        + (total > found.count
          ? ", of which the first \(found.count) are shown; --limit shows more." : "."))
    answer.setColumns(
      "id", "name", "state", "county", "region", "locale", "enrollment#", "superintendent-",
      "status-", "latitude-", "longitude-")
    answer.rows = found.map { kept in
      let district = kept.district
      return [
        .text(district.id.rawValue), .text(district.name), .optional(district.state),
        .optional(district.county), .optional(district.region),
        .optional(district.locale?.label), .optional(district.enrollment),
        .optional(kept.superintendent), .optional(kept.status),
        .optional(district.location?.latitude), .optional(district.location?.longitude),
      ]
    }
    answer.facts["total"] = .whole(total)
    return answer
  }

  /// The districts that fit a search on a map, all of them and not a page; nothing where none has
  /// coordinates.
  package func map(of search: DistrictSearch) throws(Failure) -> Picture? {
    try requireLook(for: search)
    var search = search
    search.limit = Self.mostOnMap
    search.after = nil
    let found = try ask { () throws(StorageError) in
      try registry.districts(matching: search)
    }.districts
    return DirectoryMap(found.map(\.district), outlines: StateOutlines.all)?.picture
  }

  /// All districts of the country, and then some.
  private static let mostOnMap = 25_000

  /// What districts registered is not shown to everybody, so that searching by it is not either.
  private func requireLook(for search: DistrictSearch) throws(Failure) {
    try require(.seeDirectory)
    if search.round != nil || search.need != nil || search.offer != nil {
      try require(.seeRegistration)
    }
  }

  /// A district's public facts and, for whom it is theirs to see, its registration.
  package func district(_ id: String, round: String?) throws(Failure) -> RegistryAnswer {
    try require(.seeDirectory)
    let id = District.ID(id)
    let kept = try ask { () throws(StorageError) in try registry.district(id) }
    let history = try ask { () throws(StorageError) in try registry.history(of: id) }
    let facts = kept.district
    var fields: [(String, RegistryValue)] = [
      ("id", .text(id.rawValue)), ("name", .text(facts.name)), ("state", .optional(facts.state)),
      ("county", .optional(facts.county)), ("region", .optional(facts.region)),
      ("locale", .optional(facts.locale?.label)), ("grades", .optional(facts.grades?.label)),
      ("enrollment", .optional(facts.enrollment)),
      ("pct_el", .optional(facts.percentEnglishLearners)),
      ("pct_sed", .optional(facts.percentDisadvantaged)),
      ("pct_swd", .optional(facts.percentDisabilities)),
      ("superintendent", .optional(kept.superintendent)), ("status", .optional(kept.status)),
    ]
    let subject = try subject(of: id)
    if let round {
      try require(.seeRegistration, about: subject)
      let registration = try ask { () throws(StorageError) in
        try registry.registration(of: id, round: round)
      }
      fields += self.fields(
        of: registration, isWhole: allows(.editRegistration, about: subject),
        hasContacts: allows(.seeContacts, about: subject))
    }
    fields.append(
      (
        "history",
        .list(
          history.map { year in
            .record([
              "year": .text(year.year), "source": .text(year.source),
              "enrollment": .optional(year.enrollment), "teachers": .optional(year.teachers),
              "superintendent": .optional(year.superintendent),
            ])
          })
      ))
    return .record("district", title: facts.name, paragraph: "", fields)
  }

  /// What a registration says; partners do not see its limits, its readiness, nor who may leave.
  private func fields(
    of registration: Registration, isWhole: Bool, hasContacts: Bool
  ) -> [(String, RegistryValue)] {
    let district = registration.district
    var fields: [(String, RegistryValue)] = [
      ("round", .text(registration.round)), ("consent", .flag(district.consents)),
      (
        "needs",
        .texts(
          district.needs.map {
            "\($0.topic.rawValue):\($0.priority)" + ($0.group.map { "@" + $0 } ?? "")
          })
      ),
      ("offers", .texts(district.offers.map { "\($0.topic.rawValue):\($0.strength)" })),
      ("goals", .optional(district.goals)), ("mode", .text(district.mode.rawValue)),
      ("virtual", .optional(district.virtual)), ("platforms", .texts(district.platforms)),
      ("roles", .texts(district.roles)), ("networks", .texts(district.networks)),
      (
        "calendar",
        .texts(registration.calendar.map { "\($0.kind.rawValue) \($0.begins) to \($0.ends)" })
      ),
    ]
    if hasContacts {
      fields.append(
        (
          "people",
          .list(
            registration.people.map {
              .record([
                "part": .text($0.part.rawValue), "name": .text($0.name),
                "title": .optional($0.title), "email": .optional($0.email),
              ])
            })
        ))
    }
    guard isWhole else { return fields }
    return fields + [
      ("consent_by", .optional(registration.consentBy)),
      ("consent_at", .optional(registration.consentAt)),
      ("consent_text", .optional(registration.consentText)),
      ("withdrawn_at", .optional(registration.withdrawnAt)),
      (
        "levels", .texts(district.levels.map { "\($0.topic.rawValue):\($0.level)" })
      ),
      ("group_min", .whole(district.groupSizes.lowerBound)),
      ("group_max", .whole(district.groupSizes.upperBound)),
      ("max_minutes", .optional(district.maximumMinutes)), ("capacity", .whole(district.capacity)),
      ("readiness", .optional(district.readiness)),
      (
        "checklist",
        .texts(registration.checklist.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
      ),
      ("tenure_years", .optional(district.tenureYears)), ("leaving", .flag(district.isLeaving)),
      ("substitutes", .optional(district.substitutes?.rawValue)),
    ]
  }

  /// What a district has registered so far; only its facts, if nothing yet.
  package func form(
    of id: District.ID, round: String
  ) throws(Failure) -> (cells: [String: String], seen: District?) {
    try require(.editRegistration, about: Subject(districts: [id]))
    let rounds = try ask { () throws(StorageError) in try registry.rounds(of: id) }
    guard rounds.contains(round) else {
      let facts = try ask { () throws(StorageError) in try registry.district(id).district }
      return (BundleCells.cells(of: facts), nil)
    }
    let seen = try ask { () throws(StorageError) in
      try registry.registration(of: id, round: round).district
    }
    return (BundleCells.cells(of: seen), seen)
  }

  /// What a district registered for a round so far, people and checklist included, for whoever may
  /// change it; nothing if it has not begun.
  package func registration(
    of id: District.ID, round: String
  ) throws(Failure) -> Registration? {
    try require(.editRegistration, about: Subject(districts: [id]))
    let rounds = try ask { () throws(StorageError) in try registry.rounds(of: id) }
    guard rounds.contains(round) else { return nil }
    return try ask { () throws(StorageError) in try registry.registration(of: id, round: round) }
  }

  /// The rounds for which a district is registered, latest first.
  package func registeredRounds(of id: District.ID) throws(Failure) -> [String] {
    try require(.seeRegistration, about: try subject(of: id))
    return try ask { () throws(StorageError) in try registry.rounds(of: id) }
  }

  /// The public facts of a district.
  package func facts(of id: District.ID) throws(Failure) -> District {
    try require(.seeDirectory)
    return try ask { () throws(StorageError) in try registry.district(id) }.district
  }

  /// The consent text that a new consent is given to: the latest version of the registry.
  package func currentConsentText() throws(Failure) -> (version: String, text: String)? {
    try ask { () throws(StorageError) in try registry.consentTexts() }
      .last { $0.version != ConsentText.loaded }
  }

  /// Registers what cells say, read as strictly as a bundle, over what was `seen` in the form.
  package func register(
    _ form: [String: String], round: String, seen: District?
  ) throws(Failure) -> District {
    var form = form
    form["consent"] = "no"
    let source = try RegistryForm(districts: [form]).source(named: "the registration")
    guard let district = source.bundle.districts.first else {
      throw Failure(.badInput, ["The registration is empty. Give the district's answers."])
    }
    try register(district, round: round, addsDistrict: false, seen: seen)
    return district
  }

  /// Registers what a file says of districts, a deed for each; their consent stays as it is.
  ///
  /// `report` is called with each district once it is registered for good.
  package func register(
    from source: Source, only id: District.ID?, round: String, report: (District) -> Void
  ) throws(Failure) -> [District] {
    let districts = source.bundle.districts.filter { id == nil || $0.id == id }
    guard !districts.isEmpty else {
      throw Failure(.notFound, ["The file has no district \(id?.rawValue ?? "") to register."])
    }
    for district in districts {
      try register(district, round: round, addsDistrict: allows(.importFiles), seen: nil)
      report(district)
    }
    return districts
  }

  private func register(
    _ district: District, round: String, addsDistrict: Bool, seen: District?
  ) throws(Failure) {
    try require(.editRegistration, about: Subject(districts: [district.id]))
    if addsDistrict { try require(.importFiles) }
    try ask { () throws(StorageError) in
      try registry.register(
        district, round: round, addsDistrict: addsDistrict, seen: seen, by: actor, at: now)
    }
  }

  package func consentText(_ version: String) throws(Failure) -> String {
    let texts = try ask { () throws(StorageError) in try registry.consentTexts() }
    guard let text = texts.first(where: { $0.version == version })?.text else {
      throw Failure(
        .notFound,
        [
          "There is no consent text \(version). The registry has"
            + " \(Phrase.list(texts.map(\.version)))."
        ])
    }
    return text
  }

  package func addConsentText(_ version: String, text: String) throws(Failure) {
    try require(.editRounds)
    try ask { () throws(StorageError) in
      try registry.addConsentText(version, text: text, by: actor, at: now)
    }
  }

  package func giveConsent(
    _ district: String?, round: String, text: String, name: String
  ) throws(Failure) {
    let id = try self.district(named: district)
    try require(.giveConsent, about: Subject(districts: [id]))
    // Without a registration, the registry says what to do first.
    let own = try? ask { () throws(StorageError) in try registry.registration(of: id, round: round)
    }
    if let own, own.district.needs.isEmpty, own.district.offers.isEmpty {
      throw Failure(
        .conflict,
        [
          "The registration names no need and no offer, so that no partner could be found. Name one"
            + " first."
        ])
    }
    try ask { () throws(StorageError) in
      try registry.giveConsent(id, round: round, text: text, name: name, by: actor, at: now)
    }
  }

  /// Withdraws; returns the partnerships that ended by it.
  package func withdraw(
    _ district: String?, round: String, why: String?
  ) throws(Failure) -> [Int] {
    let id = try self.district(named: district)
    try require(.withdraw, about: Subject(districts: [id]))
    return try ask { () throws(StorageError) in
      try registry.withdraw(id, round: round, by: actor, at: now, why: why)
    }
  }

  package func setChecklist(
    _ scores: [Int: Int], of district: String?, round: String
  ) throws(Failure) {
    let id = try self.district(named: district)
    try require(.editRegistration, about: Subject(districts: [id]))
    try ask { () throws(StorageError) in
      try registry.setChecklist(scores, of: id, round: round, by: actor, at: now)
    }
  }

  /// Adds or replaces one person of a registration.
  package func setPerson(
    _ person: Person, of district: String?, round: String
  ) throws(Failure) {
    let id = try self.district(named: district)
    try require(.editRegistration, about: Subject(districts: [id]))
    try ask { () throws(StorageError) in
      try registry.addPerson(person, to: id, round: round, by: actor, at: now)
    }
  }

  /// Takes a person out of a registration.
  package func removePerson(
    _ part: Person.Part, named name: String, of district: String?, round: String, why: String?
  ) throws(Failure) {
    let id = try self.district(named: district)
    try require(.editRegistration, about: Subject(districts: [id]))
    try ask { () throws(StorageError) in
      try registry.removePerson(
        part, named: name, from: id, round: round, by: actor, at: now, why: why)
    }
  }

  package func addDays(
    _ entry: CalendarEntry, of district: String?, round: String
  ) throws(Failure) {
    let id = try self.district(named: district)
    try require(.editRegistration, about: Subject(districts: [id]))
    guard let first = Day(entry.begins), let last = Day(entry.ends), first <= last else {
      throw Failure(
        .badInput,
        [
          "\(entry.begins) to \(entry.ends) are no days in order. Write year, month and day, such"
            + " as 2026-08-14, and the first before the last."
        ])
    }
    try ask { () throws(StorageError) in
      try registry.addDays(entry, to: id, round: round, by: actor, at: now)
    }
  }

  /// Needs that public records suggest to a district.
  package func suggestions(_ district: String?) throws(Failure) -> RegistryAnswer {
    let id = try self.district(named: district)
    try require(.seeSuggestions, about: Subject(districts: [id]))
    let found = try ask { () throws(StorageError) in try registry.suggestions(for: id) }
    var answer = RegistryAnswer(
      "suggestions", title: "Suggested needs of \(id)",
      paragraph: "What public records suggest. It becomes a need only if the district takes it,"
        + " with `tandem district take-suggestion`.")
    answer.setColumns("topic", "group", "year", "source", "because")
    answer.rows = found.map {
      [
        .text($0.topic.rawValue), .optional($0.group), .text($0.year), .text($0.source),
        .text($0.because),
      ]
    }
    return answer
  }

  /// Makes a suggested need one of the district's own.
  package func takeSuggestion(
    _ topic: String, group: String?, priority: Int, of district: String?, round: String
  ) throws(Failure) {
    let id = try self.district(named: district)
    try require(.takeSuggestion, about: Subject(districts: [id]))
    guard (1...5).contains(priority) else {
      throw Failure(.badInput, ["The priority is \(priority). Give 1 to 5."])
    }
    let need = District.Need(topic: Topic(topic), priority: priority, group: group)
    try ask { () throws(StorageError) in
      try registry.takeSuggestion(need, to: id, round: round, by: actor, at: now)
    }
  }
}
