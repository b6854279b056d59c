import Domain
import Drafting
import Foundation
import Testing

struct BlueprintTests {
  @Test func `every part stands once, in order, and says something`() throws {
    for (plan, bundle) in cases {
      for document in Blueprint.Document.allCases {
        for id in ["P01", "P02"] {
          let draft = try BlueprintComposer.compose(
            document, plan: plan, partnership: id, bundle: bundle)
          #expect(draft.document == document)
          #expect(draft.rules == BlueprintRules.v1.version)
          #expect(draft.sections.map(\.id) == document.sections)
          for section in draft.sections {
            #expect(
              !section.paragraphs.isEmpty || !section.tables.isEmpty || !section.points.isEmpty
                || !section.recommendations.isEmpty, "\(document) \(section.id)")
          }
        }
      }
    }
    #expect(Blueprint.Document.blueprint.sections.count == 18)
  }

  @Test func `every piece of advice has a reason, and a source or the words of a working rule`()
    throws
  {
    for draft in try drafts() {
      for advice in draft.sections.flatMap(\.recommendations) {
        #expect(advice.text.hasSuffix(".") || advice.text.hasSuffix("?"), "\(advice.text)")
        #expect(advice.why.hasSuffix("."), "\(advice.why)")
        if advice.evidence.isEmpty {
          // A response to a warning gives the fact that the warning states.
          let isWarning = Plan.Warning.Code.allCases.contains {
            advice.why.lowercased().hasPrefix(warningName($0))
          }
          #expect(advice.why.hasPrefix("A working rule") || isWarning, "\(advice.text)")
        }
      }
    }
  }

  @Test func `open questions are marked where they stand and collected`() throws {
    let blueprint = try compose("P01")
    let marked = blueprint.sections.flatMap(\.points).filter {
      $0.hasPrefix(Blueprint.questionMark)
    }
    #expect(blueprint.openQuestions.map { Blueprint.questionMark + $0.text } == marked)
    #expect(marked.allSatisfy { $0.contains("?") })
    let first = try BlueprintComposer.compose(
      .first, plan: Example.plan, partnership: "P01", bundle: Example.bundle)
    let settled = section(.preparation, first).points
    #expect(settled.contains { $0.hasPrefix("To settle: What is the baseline") })
  }

  @Test func `the tree leads from the aim over drivers to change ideas`() throws {
    let tree = try #require(section(.drivers, try compose("P01")).tree)
    #expect(tree.role == "Aim")
    #expect(!tree.branches.isEmpty)
    for driver in tree.branches {
      #expect(driver.role == "Driver")
      #expect(driver.branches.allSatisfy { $0.role == "Change idea" })
    }
    #expect(tree.branches.contains { $0.text.contains("already do well on mathematics") })
    let text = BlueprintMarkdown.text(try compose("P01"))
    #expect(text.contains("+ **Aim**: ") && text.contains("\n    + **Change idea**: "))
  }

  @Test func `the minutes of an agenda add up to what it says`() throws {
    for document in Blueprint.Document.allCases where document.rawValue.hasPrefix("agenda") {
      for (plan, bundle) in cases {
        let draft = try BlueprintComposer.compose(
          document, plan: plan, partnership: "P02", bundle: bundle)
        let rows = try #require(section(.order, draft).tables.first).rows
        let total = rows.compactMap { Int($0[1]) }.reduce(0, +)
        #expect(section(.occasion, draft).paragraphs[0].hasSuffix(" \(total) minutes in all."))
        #expect(rows.count == rows.compactMap { Int($0[1]) }.count)
      }
    }
  }

  @Test func `the consultancy keeps the minutes of its protocol`() throws {
    let draft = try BlueprintComposer.compose(
      .consultancy, plan: Example.plan, partnership: "P01", bundle: Example.bundle)
    let rows = try #require(section(.order, draft).tables.first).rows
    #expect(rows.map { $0[1] } == ["10", "5", "10", "15", "5", "5"])
  }

  @Test func `an agreement has a place to sign and to act for every member`() throws {
    let draft = try BlueprintComposer.compose(
      .agreement, plan: Example.groups, partnership: "P02", bundle: Example.groupBundle)
    let tables = section(.signOff, draft).tables
    #expect(tables[0].rows.filter { $0[0].hasPrefix("Superintendent, ") }.count == 4)
    #expect(tables[1].rows.map { $0[0] }.filter { $0.hasPrefix("Board, ") }.count == 4)
    #expect(tables.flatMap(\.rows).allSatisfy { $0.dropFirst().allSatisfy(\.isEmpty) })
  }

  @Test func `blueprint and agreement name the same convener`() throws {
    for partnership in Example.groups.partnerships.map(\.id) {
      let draft = try BlueprintComposer.compose(
        plan: Example.groups, partnership: partnership, bundle: Example.groupBundle)
      let agreement = try BlueprintComposer.compose(
        .agreement, plan: Example.groups, partnership: partnership, bundle: Example.groupBundle)
      let proposed = section(.governance, draft).paragraphs[0]
      let decided = section(.decisions, agreement).points.joined(separator: " ").lowercased()
      let convener = proposed.firstMatch(of: /(?:Proposed: |, and )([^,:]+) convenes/)?.1
      #expect(decided.contains(" convenes") == (convener != nil))
      if let convener { #expect(decided.contains("\(convener.lowercased()) convenes")) }
    }
  }

  @Test func `near partners always meet in person, far ones a few times a year`() throws {
    let near = try meetings(apart(miles: 20))
    #expect(near["Leadership team"] == ["12", "12"])
    #expect(near["Superintendents and senior leaders"] == ["8", "8"])
    let between = try meetings(apart(miles: 70))
    #expect(between["Leadership team"] == ["12", "6"])
    #expect(between["Superintendents and senior leaders"] == ["8", "4"])
    let far = try meetings(apart(miles: 240))
    #expect(far["Leadership team"] == ["12", "3"])
  }

  @Test func `no substitutes mean fewer visits and fewer meetings in person far apart`() throws {
    var bundle = apart(miles: 240)
    bundle.districts[1].substitutes = .some(.none)
    let scarce = try meetings(bundle)
    #expect(scarce["Visits to schools"] == ["2", "2"])
    #expect(scarce["Leadership team"] == ["12", "2"])
    bundle.districts[0].substitutes = .ample
    bundle.districts[1].substitutes = .ample
    let ample = try meetings(bundle)
    #expect(ample["Leadership team"] == ["12", "4"])
    #expect(ample["Visits to schools"] == ["4", "4"])
  }

  @Test func `person-hours are those of the stated rule`() throws {
    // Two members at no distance: 8 meetings of 2 hours with 2 · 2 people are 64 hours, 12 with
    // 2 · 4 people 192; 3 visits of 4 hours with 2 · 4 people are 96.
    let blueprint = try compose("P01", bundle: apart(miles: 0))
    let rows = try #require(section(.resources, blueprint).tables.first).rows
    #expect(rows.prefix(3).map { $0[2] } == ["60", "190", "100"])
  }

  @Test func `an unknown location makes the pattern provisional`() throws {
    var bundle = Example.bundle
    bundle.districts[0].location = nil
    let blueprint = try compose("P01", bundle: bundle)
    let paragraph = section(.distance, blueprint).paragraphs[0]
    #expect(paragraph.contains("provisional") && paragraph.contains("Alder Creek Unified"))
    #expect(section(.resources, blueprint).paragraphs.contains { $0.contains("Travel is left") })
  }

  @Test func `people fly where the road is longer than a day`() throws {
    let blueprint = try compose("P01", bundle: apart(miles: 2_000))
    #expect(section(.distance, blueprint).paragraphs[0].contains("people fly"))
    let rows = section(.resources, blueprint).tables[1].rows
    #expect(rows.contains { $0[0] == "flights" } && rows.contains { $0[0] == "nights away" })
  }

  @Test func `every warning of the match is a risk with a response`() throws {
    var plan = Example.plan
    plan.partnerships[0].warnings = Plan.Warning.Code.allCases.map {
      Plan.Warning(code: $0, text: "Fact of \($0.rawValue).")
    }
    let blueprint = try BlueprintComposer.compose(
      plan: plan, partnership: "P01", bundle: Example.bundle)
    let risks = section(.risks, blueprint).recommendations
    for code in Plan.Warning.Code.allCases {
      #expect(risks.contains { $0.why.contains("Fact of \(code.rawValue).") })
    }
  }

  @Test func `help is shown in both directions, and a missing one is asked for`() throws {
    let mutual = section(.purpose, try compose("P01")).points
    #expect(
      mutual.contains(
        "Alder Creek Unified brings its work on English language arts (strength 4), a need of Birch"
          + " Valley Unified (priority 4)."))
    #expect(
      mutual.contains {
        $0.hasPrefix("Birch Valley Unified brings its work on mathematics (strength 3), a need of")
      })
    let mentor = try compose("P02")
    #expect(
      section(.purpose, mentor).questions.contains {
        $0.hasPrefix("What can Dune Elementary show Cedar Union High?")
      })
  }

  @Test func `a mentor's partnership is worded as learning both ways`() throws {
    #expect(section(.purpose, try compose("P02")).paragraphs.contains { $0.contains("both ways") })
    #expect(!BlueprintMarkdown.text(try compose("P01")).contains("both ways"))
  }

  @Test func `every work that is cited stands in the sources, and no other`() throws {
    for id in ["P01", "P02"] {
      let blueprint = try compose(id)
      let cited = Set(blueprint.sections.flatMap(\.recommendations).flatMap(\.evidence))
      #expect(Set(blueprint.sources.map(\.key)) == cited)
      let text = BlueprintMarkdown.text(blueprint)
      for source in blueprint.sources {
        let key = source.key.rawValue.replacing("&", with: "&amp;")
        #expect(text.contains("- \(key): "))
      }
    }
  }

  @Test func `a study is mentioned only where it is cited`() throws {
    let studies: [(words: String, key: Citation)] = [
      ("Sanger", .david2014), ("NW RISE", .educationNorthwest), ("one study", .wested2015),
      ("SCALE Up", .wested2015), ("CORE", .wested2015), ("In Ohio", .wested2015),
      ("New York", .wested2015), ("federation of", .wested2015), ("PARTNER", .partner),
      ("39 studies", .vanneste2014), ("state of California", .californiaData),
      ("four traits", .carnegie), ("in England", .chapman2014),
    ]
    for draft in try drafts() {
      for advice in draft.sections.flatMap(\.recommendations) {
        for study in studies where advice.why.contains(study.words) {
          #expect(advice.evidence.contains(study.key), "\(advice.why)")
        }
      }
    }
  }

  @Test func `a blueprint as JSON reads back as it was`() throws {
    let blueprint = try compose("P01")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let json = try encoder.encode(blueprint)
    #expect(try JSONDecoder().decode(Blueprint.self, from: json) == blueprint)
    let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    #expect(object["schema"] as? String == "tandem.blueprint/1")
    #expect((object["sources"] as? [Any])?.isEmpty == false)
  }

  @Test func `another schema is refused`() throws {
    let json = Data(#"{"schema":"tandem.blueprint/2"}"#.utf8)
    #expect(throws: DecodingError.self) {
      _ = try JSONDecoder().decode(Blueprint.self, from: json)
    }
  }

  @Test func `names and goals mean nothing to Markdown`() throws {
    var bundle = Example.bundle
    bundle.districts[0].name = "<b>A|B*_[x](y)\n# C"
    let text = BlueprintMarkdown.text(try compose("P01", bundle: bundle))
    #expect(text.contains(##"&lt;b&gt;A\|B\*\_\[x\](y) \# C"##))
    #expect(text.contains(#"Algebra readiness \| for \*every\* student by grade 8"#))
  }

  @Test func `every row of a table has as many cells as its header`() throws {
    for id in ["P01", "P02"] {
      for table in try compose(id).sections.flatMap(\.tables) {
        #expect(table.rows.allSatisfy { $0.count == table.columns.count })
      }
    }
  }

  @Test func `a partnership that the plan lacks is refused with the ids that it has`() throws {
    let error = try #require(throws: BlueprintProblem.self) { _ = try compose("P07") }
    #expect(error == .unknownPartnership("P07", known: ["P01", "P02"]))
    #expect(error.description.contains("P01 to P02"))
  }

  @Test func `what is not known of leaders is asked`() throws {
    func asked(_ bundle: RegistryBundle) throws -> Bool {
      section(.continuity, try compose("P01", bundle: bundle)).questions
        .contains { $0.contains("superintendent of Alder Creek Unified") }
    }
    #expect(try asked(Example.bundle))
    var bundle = Example.bundle
    bundle.districts[0].tenureYears = 4
    #expect(!(try asked(bundle)))
    bundle.districts[0].tenureYears = nil
    bundle.districts[0].isLeaving = true
    #expect(!(try asked(bundle)))
  }

  @Test func `a round without facilitators proposes, signs and counts none`() throws {
    let blueprint = try BlueprintComposer.compose(
      plan: Example.unguided, partnership: "P01", bundle: Example.bundle)
    #expect(
      section(.membership, blueprint).paragraphs.contains(
        "This round is matched without facilitators."))
    for id in [Blueprint.SectionID.resources, .signOff] {
      let rows = section(id, blueprint).tables.flatMap(\.rows)
      #expect(!rows.contains { $0[0].hasPrefix("Facilitator") })
    }
    #expect(!section(.resources, blueprint).paragraphs.contains { $0.contains("facilitator") })
  }

  @Test func `a number and its percent sign stay together in Markdown`() throws {
    let text = BlueprintMarkdown.text(try compose("P01"))
    #expect(text.contains("31\u{A0}%"))
    #expect(!text.contains(" %"))
  }

  @Test func `points and advice are lists of their own`() throws {
    let text = BlueprintMarkdown.text(try compose("P01"))
    #expect(text.contains("\n\n- Alder Creek Unified brings"))
    #expect(text.contains("\n\n* **Work on the same problem side by side"))
  }

  @Test func `a registry without the members is refused`() {
    #expect(throws: BlueprintProblem.notInRegistry(["0600001", "0600002", "F01"])) {
      _ = try compose("P01", bundle: RegistryBundle(districts: []))
    }
  }

  /// Pairs and groups, with and without facilitators.
  private var cases: [(Plan, RegistryBundle)] {
    [
      (Example.plan, Example.bundle), (Example.unguided, Example.bundle),
      (Example.groups, Example.groupBundle),
    ]
  }

  /// Every document of every case.
  private func drafts() throws -> [Blueprint] {
    try cases.flatMap { plan, bundle in
      try Blueprint.Document.allCases.flatMap { document in
        try ["P01", "P02"].map {
          try BlueprintComposer.compose(document, plan: plan, partnership: $0, bundle: bundle)
        }
      }
    }
  }

  private func warningName(_ code: Plan.Warning.Code) -> String {
    switch code {
    case .known: "little known"
    case .lopsidedTie: "uneven tie"
    case .levelGap: "different levels"
    case .competes: "competition"
    case .distance, .leadership, .size, .roles: code.rawValue
    }
  }

  private func compose(
    _ id: String, bundle: RegistryBundle = Example.bundle
  ) throws -> Blueprint {
    try BlueprintComposer.compose(plan: Example.plan, partnership: id, bundle: bundle)
  }

  /// The example with its first two districts this many miles of road apart.
  private func apart(miles: Double) -> RegistryBundle {
    var bundle = Example.bundle
    let kilometres = miles * 1.609344 / Policy().detour
    let degrees = kilometres / (Coordinate.earthRadius * .pi / 180)
    bundle.districts[0].location = Coordinate(latitude: 36, longitude: -120)
    bundle.districts[1].location = Coordinate(latitude: 36 + degrees, longitude: -120)
    return bundle
  }

  private func meetings(_ bundle: RegistryBundle) throws -> [String: [String]] {
    let table = try #require(section(.meetings, try compose("P01", bundle: bundle)).tables.first)
    return Dictionary(uniqueKeysWithValues: table.rows.map { ($0[0], Array($0[1...2])) })
  }

  private func section(
    _ id: Blueprint.SectionID, _ blueprint: Blueprint
  ) -> Blueprint.Section {
    blueprint.sections.first { $0.id == id } ?? Blueprint.Section(id, "")
  }
}
