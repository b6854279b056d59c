import Domain
import Scoring
import Testing

struct PartyRefusalTests {
  /// Districts A, B, C… that need mathematics and accept three to five, each with a change.
  private func group(
    _ changes: [(inout District) -> Void], ties: [DistrictTie] = []
  ) -> PairScoring {
    let districts = zip("ABCDEFGHIJKL", changes).map { letter, change in
      District.named(String(letter)) { district in
        district.need("math", 4)
        district.groupSizes = 3...10
        change(&district)
      }
    }
    return PairScoring(RegistryBundle(districts: districts, districtTies: ties))
  }

  private func refusal(
    _ changes: [(inout District) -> Void], ties: [DistrictTie] = []
  ) -> PartyRefusal? {
    let scoring = group(changes, ties: ties)
    return scoring.refusal(scoring.party(Array(changes.indices)))
  }

  private let plain: (inout District) -> Void = { _ in }
  private let hub: (inout District) -> Void = {
    $0.mode = .mentor
    $0.needs = []
    $0.offer("math", 5)
  }
  private let spoke: (inout District) -> Void = { $0.mode = .mentee }

  private func ids(_ names: String...) -> [District.ID] { names.map { District.ID($0) } }

  @Test func `three with a common need are a mutual group`() {
    #expect(refusal([plain, plain, plain]) == nil)
  }

  @Test func `one mentor with two to four others is a hub, and no more`() {
    #expect(refusal([spoke, hub, spoke]) == nil)
    #expect(refusal([spoke, hub, { $0.mode = .either }, spoke, spoke]) == nil)
    #expect(
      refusal([spoke, hub, spoke, spoke, spoke, spoke])
        == .partySize(.mentor, found: 6, allowed: 3...5))
  }

  @Test func `a mutual group has ten members at most`() {
    #expect(refusal(Array(repeating: plain, count: 10)) == nil)
    #expect(
      refusal(Array(repeating: plain, count: 11))
        == .partySize(.mutual, found: 11, allowed: 3...10))
  }

  @Test func `everyone consents`() {
    #expect(refusal([plain, { $0.consents = false }, plain]) == .noConsent(ids("B")))
  }

  @Test func `two that avoid each other are in no group, not even as spokes`() {
    let ties = [DistrictTie("C", "A", .avoid)]
    let expected = PartyRefusal.avoided(between: ids("A", "C"), by: ids("C"))
    #expect(refusal([plain, plain, plain], ties: ties) == expected)
    #expect(refusal([spoke, hub, spoke], ties: ties) == expected)
  }

  @Test func `who asks for a mentor needs one, and one only`() {
    #expect(refusal([plain, spoke, plain]) == .modesDoNotFit(ids("B")))
    #expect(refusal([hub, spoke, hub]) == .modesDoNotFit(ids("A", "B", "C")))
    #expect(refusal([hub, spoke, plain]) == .modesDoNotFit(ids("C")))
  }

  @Test func `the size suits every member, the hub too`() {
    #expect(
      refusal([plain, { $0.groupSizes = 4...5 }, plain]) == .groupSize(ids("B"), found: 3))
    let small: (inout District) -> Void = {
      $0.mode = .mentor
      $0.offer("math", 5)
      $0.groupSizes = 2...2
    }
    #expect(refusal([spoke, small, spoke]) == .groupSize(ids("B"), found: 3))
  }

  @Test func `one topic is common to all, not only to every pair`() {
    let scoring = group([
      {
        $0.needs = []
        $0.need("math", 3)
        $0.need("ela", 3)
      },
      {
        $0.needs = []
        $0.need("ela", 3)
        $0.need("science", 3)
      },
      {
        $0.needs = []
        $0.need("science", 3)
        $0.need("math", 3)
      },
    ])
    #expect(scoring.groupLinks().count == 3)
    #expect(
      scoring.refusal(scoring.party([0, 1, 2])) == .noCommonNeed(strongest: 0, minimum: 2))
    #expect(
      refusal([
        plain, plain,
        {
          $0.needs = []
          $0.need("math", 1)
        },
      ]) == .noCommonNeed(strongest: 1, minimum: 2))
  }

  @Test func `a mutual request lifts no rule of a group`() {
    let ties = [DistrictTie("A", "B", .prefers), DistrictTie("B", "A", .prefers)]
    #expect(refusal([{ $0.needs = [] }, plain, plain], ties: ties)?.reason == .noCommonNeed)
    let scoring = group([plain, plain, plain], ties: ties)
    var score = scoring.score(scoring.party([0, 1, 2]))
    #expect(score.requests == 1)
    score.score = 0
    #expect(!scoring.isFormable(score, members: 3))
    #expect(scoring.isFormable(score, members: 2))
  }

  @Test func `in a mutual group every drive counts, in a hub only those to the hub`() {
    let far: (inout District) -> Void = {
      $0.location = point(minutes: 100)
      $0.maximumMinutes = 60
      $0.mode = .either
    }
    let near: (inout District) -> Void = {
      $0.location = point(minutes: 0)
      $0.mode = .either
    }
    let between: (inout District) -> Void = { $0.location = point(minutes: 50) }
    guard
      case .outOfReach(let both, let minutes, let limit, let whose) = refusal([near, between, far])
    else {
      Issue.record("the drive from A to C is beyond C's limit")
      return
    }
    #expect(both == ids("A", "C") && whose == District.ID("C") && limit == 60)
    #expect(abs(minutes - 100) < 1e-6)
    #expect(
      refusal([
        near,
        {
          $0.location = point(minutes: 50)
          $0.mode = .mentor
          $0.offer("math", 3)
        }, far,
      ]) == nil)
  }

  @Test func `the focus has the largest lowest rating, then the larger sum, then the earlier name`()
  {
    func focus(_ ratings: [[(String, Int)]], hub: Bool = false) -> Topic? {
      let scoring = group(
        ratings.enumerated().map { place, ratings in
          { district in
            district.needs = []
            for (topic, rating) in ratings {
              if hub && place == 0 {
                district.offer(topic, rating)
              } else {
                district.need(topic, rating, group: "group \(place)")
              }
            }
            if hub { district.mode = place == 0 ? .mentor : .mentee }
          }
        })
      return scoring.score(scoring.party([0, 1, 2])).focus
    }
    let common = [("ela", 5), ("math", 3)]
    #expect(focus([common, common, [("ela", 2), ("math", 3)]]) == Topic("math"))
    #expect(focus([common, common, [("ela", 3), ("math", 3)]]) == Topic("ela"))
    let level = [("ela", 4), ("data_use", 4)]
    #expect(focus([level, level, level]) == Topic("data_use"))
    #expect(focus([common, common, [("ela", 2), ("math", 3)]], hub: true) == Topic("math"))
    #expect(focus([level, common, [("ela", 1), ("math", 5)]], hub: true) == nil)
  }
}
