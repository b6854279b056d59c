import Domain
import Testing
import Workflows

struct UnmatchedReasonTests {
  /// What the plan of a round says of the one district called Alder, whom it must leave out.
  private func unmatched(
    _ bundle: RegistryBundle, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Plan.Unmatched {
    let plan = try bundle.matched().plan
    #expect(plan.proof.status == .optimal, sourceLocation: sourceLocation)
    #expect(bundle.findings(in: plan) == [], sourceLocation: sourceLocation)
    let unmatched = try #require(
      plan.unmatched.first { $0.district == SmallestRound.id("Alder") },
      sourceLocation: sourceLocation)
    #expect(unmatched.text.contains("Alder"), sourceLocation: sourceLocation)
    return unmatched
  }

  @Test func `no consent`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.alter("Alder") { $0.consents = false }
    }
    #expect(try unmatched(bundle).reason == .noConsent)
  }

  @Test func `left out by a lock`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [SmallestRound.exclude("Alder")]
    }
    let unmatched = try unmatched(bundle)
    #expect(unmatched.reason == .lockedOut)
    #expect(unmatched.text.contains("A lock leaves Alder out"))
  }

  @Test func `kept apart by locks from all others`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [SmallestRound.apart("Alder", "Birch")]
    }
    let unmatched = try unmatched(bundle)
    #expect(unmatched.reason == .lockedOut)
    #expect(unmatched.text.contains("apart"))
  }

  @Test func `avoided by all others`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.districtTies = [
        DistrictTie(
          from: SmallestRound.id("Birch"), to: SmallestRound.id("Alder"), kind: .avoid)
      ]
    }
    #expect(try unmatched(bundle).reason == .lockedOut)
  }

  @Test func `two locks that name a facilitator each`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"], facilitators: ["Ann", "Ben"]) {
      $0.locks = [
        SmallestRound.facilitator("Ann", of: "Alder"),
        SmallestRound.facilitator("Ben", of: "Birch"),
      ]
    }
    #expect(try unmatched(bundle).reason == .lockedOut)
  }

  @Test func `a mode that fits nobody`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.alter("Alder") { $0.mode = .mentee }
    }
    #expect(try unmatched(bundle).reason == .mode)
  }

  @Test func `a group size that fits nobody`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.alter("Alder") { $0.groupSizes = 3...4 }
    }
    #expect(try unmatched(bundle).reason == .mode)
  }

  @Test func `no common need`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.alter("Alder") { $0.needs = [.init(topic: Topic("science"), priority: 5)] }
    }
    let unmatched = try unmatched(bundle)
    #expect(unmatched.reason == .noCommonNeed)
    #expect(unmatched.text.contains("science"))
  }

  @Test func `nobody else to be with is no lock's doing`() throws {
    let unmatched = try unmatched(SmallestRound.bundle(["Alder"]))
    #expect(unmatched.reason == .noCommonNeed)
    #expect(!unmatched.text.contains("lock"))
  }

  @Test func `out of reach`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.alter("Alder") {
        $0.location = Coordinate(latitude: 39, longitude: -120)
        $0.maximumMinutes = 60
      }
    }
    let unmatched = try unmatched(bundle)
    #expect(unmatched.reason == .outOfReach)
    #expect(unmatched.text.contains("60 minutes"))
  }

  @Test func `below the minimum score`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) { $0.round.policy.minimumScore = 0.9 }
    let unmatched = try unmatched(bundle)
    #expect(unmatched.reason == .belowMinimum)
    #expect(unmatched.text.contains("0.90"))
  }

  @Test func `no facilitator`() throws {
    let nobody = try unmatched(SmallestRound.bundle(["Alder", "Birch"], facilitators: []))
    #expect(nobody.reason == .noFacilitator && nobody.text.contains("stated its limits"))
    let onLeave = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.alter(facilitator: "Ann") { $0.capacity = 0 }
    }
    #expect(try unmatched(onLeave).reason == .noFacilitator)
    let forOneDistrict = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.round.policy.caseloadUnit = .districts
      $0.alter(facilitator: "Ann") { $0.capacity = 1 }
    }
    #expect(try unmatched(forOneDistrict).reason == .noFacilitator)
  }

  @Test func `the cap is reached`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) { $0.round.maximumPartnerships = 0 }
    #expect(try unmatched(bundle).reason == .capReached)
  }

  @Test func `better used elsewhere`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar"]) {
      $0.alter("Birch") { $0.readiness = 1 }
      $0.alter("Cedar") { $0.readiness = 1 }
    }
    let unmatched = try unmatched(bundle)
    #expect(unmatched.reason == .betterUsedElsewhere)
    #expect(unmatched.text.contains("2 districts could join Alder"))
  }

  @Test func `an earlier rule that leaves somebody is not the reason`() throws {
    // Birch fits no mode and Cedar shares no need: the later rule took the last one away.
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar"]) {
      $0.alter("Birch") { $0.mode = .mentee }
      $0.alter("Cedar") { $0.needs = [.init(topic: Topic("science"), priority: 5)] }
    }
    #expect(try unmatched(bundle).reason == .noCommonNeed)
  }
}
