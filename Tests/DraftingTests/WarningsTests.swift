import Domain
import Drafting
import Testing

struct WarningsTests {
  private let shape = Policy().shape

  @Test func `facts without trouble give no warning`() {
    #expect(codes(facts()) == [])
  }

  @Test func `a drive warns above its limit, not at it`() {
    #expect(codes(facts { $0.minutes = shape.longDriveMinutes }) == [])
    #expect(codes(facts { $0.minutes = shape.longDriveMinutes.nextUp }) == [.distance])
    #expect(codes(facts { $0.minutes = nil }) == [])
  }

  @Test func `a facilitator's ties warn when they differ by more than the limit`() {
    #expect(codes(facts { $0.facilitatorTies = [1, 1 - shape.lopsidedTie] }) == [])
    #expect(
      codes(facts { $0.facilitatorTies = [1, 1 - shape.lopsidedTie - 0.001] }) == [.lopsidedTie])
    #expect(codes(facts { $0.facilitatorTies = [] }) == [])
  }

  @Test func `a superintendent who leaves is a warning`() {
    #expect(codes(facts { $0.members[1].isLeaving = true }) == [.leadership])
  }

  @Test func `sizes warn above their ratio, not at it`() {
    #expect(codes(facts { $0.members[1].enrollment = 1000 * shape.warningSizeRatio }) == [])
    #expect(
      codes(facts { $0.members[1].enrollment = 1000 * shape.warningSizeRatio + 1 }) == [.size])
    #expect(codes(facts { $0.members[1].enrollment = nil }) == [])
  }

  @Test func `a score warns when less than its share is known`() {
    #expect(codes(facts { $0.known = shape.thinKnowledge }) == [])
    let warnings = Warnings.of(facts { $0.known = shape.thinKnowledge - 0.001 })
    #expect(warnings.map(\.code) == [.known])
    #expect(warnings[0].text.contains("Only 59.9 %"))
  }

  @Test func `roles warn when few are shared and both lists are known`() {
    let few = ["a", "b", "c"]
    #expect(
      codes(
        facts {
          $0.members[0].roles = few; $0.members[1].roles = ["c", "d"]
        }) == [.roles])
    #expect(
      codes(
        facts {
          $0.members[0].roles = few; $0.members[1].roles = ["b", "c", "d"]
        }) == [])
    #expect(codes(facts { $0.members[0].roles = few }) == [])
  }

  @Test func `competition on record is a warning`() {
    #expect(codes(facts { $0.competes = true }) == [.competes])
  }

  @Test func `levels warn at their gap on a mutual footing, not below and not with a mentor`() {
    func levels(_ first: Int, _ second: Int, _ mode: Plan.Mode = .mutual) -> [Plan.Warning.Code] {
      codes(
        facts {
          $0.mode = mode
          $0.members[0].levels = [District.Level(topic: Topic("math"), level: first)]
          $0.members[1].levels = [District.Level(topic: Topic("math"), level: second)]
        })
    }
    #expect(levels(1, 1 + shape.levelGap) == [.levelGap])
    #expect(levels(1, shape.levelGap) == [])
    #expect(levels(1, 4, .mentor) == [])
    #expect(
      codes(facts { $0.members[0].levels = [District.Level(topic: Topic("math"), level: 1)] }) == []
    )
  }

  @Test func `levels on another topic do not matter`() {
    #expect(
      codes(
        facts {
          $0.members[0].levels = [District.Level(topic: Topic("ela"), level: 1)]
          $0.members[1].levels = [District.Level(topic: Topic("ela"), level: 4)]
        }) == [])
  }

  @Test func `two learners of one mentor are not compared with each other`() {
    var trio = facts { $0.members[1].enrollment = 4000 }
    var third = District(id: District.ID("0600003"), name: "Third")
    third.enrollment = 300
    trio.members.append(third)
    #expect(codes(trio) == [.size])
    trio.mode = .mentor
    trio.mentor = trio.members[0].id
    #expect(codes(trio) == [])
  }

  @Test func `all warnings stand in the order of their codes, each a fact and an advice`() {
    let warnings = Warnings.of(
      facts {
        $0.minutes = 200
        $0.facilitatorTies = [0, 1]
        $0.facilitatorName = "Ana Ruiz"
        $0.members[0].isLeaving = true
        $0.members[1].enrollment = 90_000
        $0.known = 0.3
        $0.members[0].roles = ["a"]
        $0.members[1].roles = ["b"]
        $0.competes = true
        $0.members[0].levels = [District.Level(topic: Topic("math"), level: 1)]
        $0.members[1].levels = [District.Level(topic: Topic("math"), level: 4)]
      })
    #expect(warnings.map(\.code) == Plan.Warning.Code.allCases)
    for warning in warnings {
      #expect(warning.text.hasSuffix("."))
      #expect(warning.text.count(where: { $0 == "." }) == 2, "\(warning.text)")
    }
    #expect(warnings[1].text.hasPrefix("Ana Ruiz knows Second much better than First"))
  }

  private func facts(_ change: (inout WarningFacts) -> Void = { _ in }) -> WarningFacts {
    var members = ["First", "Second"].enumerated().map { index, name in
      District(id: District.ID("060000\(index + 1)"), name: name)
    }
    for index in members.indices { members[index].enrollment = 1000 }
    var facts = WarningFacts(members: members, focus: Topic("math"), facilitatorTies: [0.33, 0.33])
    change(&facts)
    return facts
  }

  private func codes(_ facts: WarningFacts) -> [Plan.Warning.Code] {
    Warnings.of(facts).map(\.code)
  }
}
