import Assignment
import Domain
import Testing
import Workflows

struct ConflictTests {
  /// Matches a round that must be infeasible and gives its one sentence that names all of `names`.
  private func sentence(
    naming names: [String], in bundle: RegistryBundle,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try bundle.matched()
    let plan = outcome.plan
    #expect(plan.proof.status == .infeasible, sourceLocation: sourceLocation)
    #expect(plan.partnerships.isEmpty, sourceLocation: sourceLocation)
    #expect(bundle.best == nil, sourceLocation: sourceLocation)
    #expect(bundle.findings(in: plan) == [], sourceLocation: sourceLocation)
    let place = outcome.conflicts.firstIndex { text in names.allSatisfy { text.contains($0) } }
    let first = try #require(place, "\(outcome.conflicts)", sourceLocation: sourceLocation)
    // What follows belongs to it: the cheapest repair.
    return outcome.conflicts[first...].joined(separator: " ")
  }

  private func outcome(_ bundle: RegistryBundle) throws -> Matching.Outcome {
    let outcome = try bundle.matched()
    #expect(bundle.findings(in: outcome.plan) == [])
    return outcome
  }

  @Test func `two of one place with a lock that keeps them together are a partnership`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [SmallestRound.together("Alder", "Birch")]
    }
    let outcome = try outcome(bundle)
    #expect(outcome.plan.proof.status == .optimal)
    #expect(outcome.plan.partnerships.count == 1)
  }

  @Test func `together although one avoids the other`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [SmallestRound.together("Alder", "Birch")]
      $0.districtTies = [
        DistrictTie(
          from: SmallestRound.id("Birch"), to: SmallestRound.id("Alder"), kind: .avoid)
      ]
    }
    let text = try sentence(naming: ["Alder (ALDER)", "Birch (BIRCH)"], in: bundle)
    #expect(text.contains("Birch asked not to be paired"))
  }

  @Test func `together although the drive is too long`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [SmallestRound.together("Alder", "Birch")]
      $0.alter("Birch") {
        $0.location = Coordinate(latitude: 38, longitude: -120)
        $0.maximumMinutes = 30
      }
    }
    let text = try sentence(naming: ["Alder (ALDER)", "Birch (BIRCH)"], in: bundle)
    #expect(text.contains("30 minutes that Birch accepts"))
  }

  @Test func `together although the score is below the minimum`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [SmallestRound.together("Alder", "Birch")]
      $0.round.policy.minimumScore = 0.9
    }
    let text = try sentence(naming: ["Alder (ALDER)", "Birch (BIRCH)"], in: bundle)
    #expect(text.contains("below the minimum score of 0.90"))
  }

  @Test func `together although one or both did not consent`() throws {
    var bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [SmallestRound.together("Alder", "Birch")]
      $0.alter("Birch") { $0.consents = false }
    }
    let one = try sentence(naming: ["Alder (ALDER)", "Birch (BIRCH)"], in: bundle)
    #expect(one.contains("Birch has no consent on record"))
    bundle.alter("Alder") { $0.consents = false }
    let both = try sentence(naming: ["Alder (ALDER)", "Birch (BIRCH)"], in: bundle)
    #expect(both.contains("Alder and Birch have no consent on record"))
  }

  @Test func `together although modes, group sizes or topics do not fit`() throws {
    let together = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [SmallestRound.together("Alder", "Birch")]
    }
    let modes = together.changed { $0.alter("Birch") { $0.mode = .mentee } }
    #expect(try sentence(naming: ["Alder", "Birch"], in: modes).contains("\"mentee\""))
    let sizes = together.changed { $0.alter("Birch") { $0.groupSizes = 3...4 } }
    #expect(
      try sentence(naming: ["Alder", "Birch"], in: sizes).contains("larger partnership than two"))
    let topics = together.changed {
      $0.alter("Birch") { $0.needs = [.init(topic: Topic("science"), priority: 5)] }
    }
    #expect(try sentence(naming: ["Alder", "Birch"], in: topics).contains("share no topic"))
    let faint = together.changed {
      $0.alter("Birch") { $0.needs = [.init(topic: Topic("math"), priority: 1)] }
    }
    #expect(try sentence(naming: ["Alder", "Birch"], in: faint).contains("at least 2"))
  }

  @Test func `together and apart`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar"]) {
      $0.locks = [
        SmallestRound.together("Alder", "Birch"), SmallestRound.apart("Alder", "Birch", "Cedar"),
      ]
    }
    let text = try sentence(naming: ["Alder (ALDER)", "Birch (BIRCH)"], in: bundle)
    #expect(text.contains("a lock keeps them apart"))
  }

  @Test func `together and excluded`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [SmallestRound.together("Alder", "Birch"), SmallestRound.exclude("Birch")]
    }
    let text = try sentence(naming: ["Alder (ALDER)"], in: bundle)
    #expect(text.contains("a lock excludes Birch (BIRCH)"))
  }

  @Test func `two facilitators named for one pair that is kept together`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"], facilitators: ["Ann", "Ben"]) {
      $0.locks = [
        SmallestRound.together("Alder", "Birch"), SmallestRound.facilitator("Ann", of: "Alder"),
        SmallestRound.facilitator("Ben", of: "Birch"),
      ]
    }
    let text = try sentence(
      naming: ["Alder (ALDER)", "Birch (BIRCH)", "Ann (ANN)", "Ben (BEN)"], in: bundle)
    #expect(text.contains("name"))
  }

  @Test func `together under a facilitator who may not guide them, or under nobody`() throws {
    let tied = SmallestRound.bundle(["Alder", "Birch"], facilitators: ["Ann", "Ben"]) {
      $0.locks = [
        SmallestRound.together("Alder", "Birch"), SmallestRound.facilitator("Ann", of: "Alder"),
      ]
      $0.facilitatorTies = [
        FacilitatorTie(
          facilitator: SmallestRound.guide("Ann"), district: SmallestRound.id("Birch"),
          kind: .employedBy)
      ]
    }
    #expect(try sentence(naming: ["Alder", "Birch", "Ann"], in: tied).contains("may not"))
    let alone = SmallestRound.bundle(["Alder", "Birch"], facilitators: []) {
      $0.locks = [SmallestRound.together("Alder", "Birch")]
    }
    #expect(
      try sentence(naming: ["Alder", "Birch"], in: alone).contains("no facilitator may guide them"))
  }

  @Test func `more locks than a district's capacity`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar"]) {
      $0.locks = [
        SmallestRound.together("Alder", "Birch"), SmallestRound.together("Alder", "Cedar"),
      ]
    }
    let text = try sentence(naming: ["Alder (ALDER)"], in: bundle)
    #expect(text.contains("capacity is 1"))
    let roomy = bundle.changed { $0.alter("Alder") { $0.capacity = 2 } }
    #expect(try outcome(roomy).plan.partnerships.count == 2)
  }

  @Test func `the same lock twice is one lock`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [
        SmallestRound.together("Alder", "Birch"), SmallestRound.together("Alder", "Birch"),
      ]
    }
    let outcome = try outcome(bundle)
    #expect(outcome.conflicts == [])
    #expect(outcome.plan.partnerships.count == 1)
  }

  @Test func `more pairs kept together than partnerships`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar", "Dogwood"]) {
      $0.locks = [
        SmallestRound.together("Alder", "Birch"), SmallestRound.together("Cedar", "Dogwood"),
      ]
      $0.round.maximumPartnerships = 1
    }
    let text = try sentence(naming: ["2 pairs", "max_partnerships is 1"], in: bundle)
    #expect(text.contains("Raise max_partnerships"))
  }

  @Test func `a lock of three districts`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar"]) {
      $0.locks = [SmallestRound.together("Alder", "Birch", "Cedar")]
    }
    let text = try sentence(
      naming: ["Alder (ALDER)", "Birch (BIRCH)", "Cedar (CEDAR)"], in: bundle)
    #expect(text.contains("do not accept a partnership of 3"))
  }

  @Test func `a minimum with too few partnerships to guide`() throws {
    let none = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.alter(facilitator: "Ann") {
        $0.minimum = 1
        $0.isAvailable = false
      }
    }
    #expect(
      try sentence(naming: ["Ann (ANN)", "minimum of 1"], in: none).contains("no partnership"))
    let one = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.alter(facilitator: "Ann") { $0.minimum = 2 }
    }
    #expect(
      try sentence(naming: ["Ann (ANN)", "minimum of 2"], in: one)
        .contains("there is only 1 partnership "))
  }

  @Test func `a minimum that the districts' capacities do not leave`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar"]) {
      $0.alter(facilitator: "Ann") { $0.minimum = 2 }
    }
    let text = try sentence(naming: ["Ann (ANN)", "minimum of 2"], in: bundle)
    #expect(text.hasPrefix("No plan keeps the minimum"))
  }

  @Test func `a minimum that no number of whole partnerships meets`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar", "Dogwood"]) {
      $0.round.policy.caseloadUnit = .districts
      $0.alter(facilitator: "Ann") {
        $0.minimum = 3
        $0.capacity = 3
      }
    }
    #expect(try sentence(naming: ["Ann (ANN)", "minimum of 3"], in: bundle).contains("No plan"))
  }

  @Test func `minimums that cannot be met together`() throws {
    // Two partnerships are possible, and three facilitators ask for one.
    let bundle = SmallestRound.bundle(
      ["Alder", "Birch", "Cedar", "Dogwood"], facilitators: ["Ann", "Ben", "Cem"]
    ) {
      for name in ["Cedar", "Dogwood"] {
        $0.alter(name) { $0.needs = [.init(topic: Topic("science"), priority: 5)] }
      }
      for name in ["Ann", "Ben", "Cem"] { $0.alter(facilitator: name) { $0.minimum = 1 } }
      $0.facilitatorTies = ["Ann", "Cem"].map {
        FacilitatorTie(
          facilitator: SmallestRound.guide($0), district: SmallestRound.id("Cedar"),
          kind: .conflict)
      }
    }
    let text = try sentence(naming: ["Ann (ANN)", "Ben (BEN)", "Cem (CEM)"], in: bundle)
    #expect(text.contains("Any of them can be kept without one of the others"))
    #expect(text.contains("The cheapest repair is to give up the minimum of 1 of"))
  }

  @Test func `a minimum and a lock that cannot be kept together`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"], facilitators: ["Ann", "Ben"]) {
      $0.locks = [
        SmallestRound.together("Alder", "Birch"), SmallestRound.facilitator("Ann", of: "Alder"),
      ]
      $0.alter(facilitator: "Ben") { $0.minimum = 1 }
    }
    #expect(
      try sentence(naming: ["Ben (BEN)"], in: bundle).contains("minimum of 1"))
    let many = SmallestRound.bundle(["Alder", "Birch", "Cedar"], facilitators: ["Ann", "Ben"]) {
      $0.locks = [
        SmallestRound.together("Alder", "Birch"), SmallestRound.facilitator("Ann", of: "Birch"),
        SmallestRound.facilitator("Ann", of: "Alder", "Birch"),
      ]
      $0.alter(facilitator: "Ben") { $0.minimum = 1 }
    }
    let text = try sentence(naming: ["Ben (BEN)", "Alder (ALDER)", "Birch (BIRCH)"], in: many)
    #expect(text.contains("the lock that keeps"))
  }

  @Test(arguments: 0...40)
  func `a search for a contradiction that is stopped says so and claims no more`(
    count: Int
  ) throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar"]) {
      $0.alter(facilitator: "Ann") { $0.minimum = 2 }
    }
    var asked = 0
    let control = Control(stop: {
      asked += 1
      return asked > count ? .time : nil
    })
    guard let outcome = try? bundle.matched(control) else { return }
    let text = outcome.conflicts.joined(separator: " ")
    let isWhole = text.contains("cheapest repair is") || text.contains("is not enough")
    #expect(isWhole != text.contains("The search was stopped"))
  }
}
