import Domain
import Drafting
import TestSupport
import Testing
import Workflows

/// What members keep to themselves stands in none of the documents that partners read.
struct MembersEditionTests {
  /// The smallest round with private answers drawn from `seed`; none at all for 0.
  private static func bundle(_ seed: UInt64) -> RegistryBundle {
    var random = SplitMix64(seed: seed)
    return SmallestRound.bundle(["Alder", "Birch"]) { bundle in
      bundle.round.schoolYear = "2026-27"
      guard seed > 0 else { return }
      for place in bundle.districts.indices {
        bundle.districts[place].readiness = Double.random(in: 0...1, using: &random)
        bundle.districts[place].tenureYears = Double.random(in: 0...9, using: &random)
        bundle.districts[place].isLeaving = Bool.random(using: &random)
        bundle.districts[place].substitutes =
          [.ample, .tight, .some(.none), nil]
          .randomElement(using: &random) ?? nil
        bundle.districts[place].maximumMinutes = Double.random(in: 60...300, using: &random)
        bundle.districts[place].levels = [
          .init(topic: Topic("math"), level: Int.random(in: 1...4, using: &random))
        ]
      }
    }
  }

  private static func sections(
    _ document: Blueprint.Document, _ edition: MembersEdition
  ) throws -> [Blueprint.Section] {
    try BlueprintComposer.compose(
      document, plan: edition.plan, partnership: "P01", bundle: edition.bundle
    ).sections
  }

  private static func edition(_ bundle: RegistryBundle) throws -> MembersEdition {
    MembersEdition(try bundle.matched().plan, bundle)
  }

  @Test(arguments: 7101...7130 as ClosedRange<UInt64>)
  func `no word of a document follows from what a member keeps to itself`(seed: UInt64) throws {
    let (open, filled) = (Self.bundle(0), Self.bundle(seed))
    for document in Blueprint.Document.allCases {
      let plain = try Self.sections(document, Self.edition(open))
      #expect(try Self.sections(document, Self.edition(filled)) == plain, "\(document)")
    }
  }

  @Test func `the whole draft does follow from it, so that the law is not empty`() throws {
    let (open, filled) = (Self.bundle(0), Self.bundle(7101))
    let whole = try [open, filled].map {
      try BlueprintComposer.compose(
        plan: $0.matched().plan, partnership: "P01", bundle: $0
      ).sections
    }
    #expect(whole[0] != whole[1])
  }
}
