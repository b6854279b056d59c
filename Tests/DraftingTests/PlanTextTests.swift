import Domain
import Drafting
import TestSupport
import Testing

struct PlanTextTests {
  @Test func `a small plan reads as follows`() {
    #expect(PlanText.text(Example.small, style: TextStyle(width: 80)) == Example.smallText)
  }

  @Test(arguments: 1...60)
  func `no line is wider than the terminal and none ends in a space`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let plan = Plan.random(using: &random)
    let width = Int.random(in: 20...140, using: &random)
    let style = TextStyle(width: width)
    let texts = [
      PlanText.text(plan, style: style), try Explanation.text(plan, style: style),
      try Explanation.text(plan, subject: "0610000", style: style),
    ]
    for line in texts.flatMap({ $0.split(separator: "\n") }) {
      #expect(line.terminalColumns <= width, "\(line)")
      #expect(line.last != " ", "\(line)")
    }
  }

  @Test(arguments: 1...30)
  func `without colour no text can steer the terminal`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let plan = Plan.random(using: &random)
    for text in [
      PlanText.text(plan, style: TextStyle(color: false)),
      try Explanation.text(plan, style: .init()),
    ] {
      let steering = text.unicodeScalars.filter {
        $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
      }
      #expect(steering.isEmpty)
    }
  }

  @Test func `colour adds codes and nothing else`() {
    let plain = PlanText.text(Example.plan, style: TextStyle(color: false))
    let coloured = PlanText.text(Example.plan, style: TextStyle(color: true))
    #expect(coloured.contains("\u{1B}["))
    #expect(coloured.replacing(#/\u{1B}\[\d+m/#, with: "") == plain)
  }

  @Test func `without Unicode every ornament is ASCII`() throws {
    let style = TextStyle(unicode: false)
    for text in [
      PlanText.text(Example.plan, style: style),
      try Explanation.text(Example.plan, subject: "P01", style: style),
    ] {
      #expect(text.allSatisfy { $0.isASCII })
    }
  }

  @Test func `columns of wide characters stay aligned`() throws {
    var plan = Example.small
    plan.names[Example.alder.rawValue] = "東京都教育委員会"
    let lines = PlanText.text(plan, style: TextStyle(width: 100)).split(separator: "\n")
    let header = try #require(lines.first { $0.hasPrefix("id ") })
    let row = try #require(lines.first { $0.hasPrefix("P01  東") })
    let column = try #require(header.firstRange(of: "focus")).lowerBound
    let cell = try #require(row.firstRange(of: "mathematics")).lowerBound
    #expect(header[..<column].terminalColumns == row[..<cell].terminalColumns)
  }

  @Test func `a proved plan says that no better one exists`() {
    let text = flat(PlanText.text(Example.plan, style: TextStyle()))
    #expect(
      text.contains(
        "No better plan exists: over all allowed partnerships and facilitators none is worth more"
          + " than this one's 2.5138."))
  }

  @Test func `a stopped plan says what is missing at most`() {
    var plan = Example.plan
    plan.proof.status = .feasible
    plan.proof.stopped = .time
    plan.proof.bound = 2.6
    plan.proof.gap = plan.proof.bound - plan.proof.objective
    let text = flat(PlanText.text(plan, style: TextStyle()))
    #expect(
      text.contains(
        "Stopped by the time limit. This plan is worth 2.5138, and none"
          + " is worth more than 2.6000, so at most 0.0862 (3.4 %) is missing."))
    plan.proof.stages.insert(Plan.Proof.Stage(name: "requests", value: 1, bound: 3), at: 0)
    #expect(
      flat(PlanText.text(plan, style: TextStyle())).contains(
        "limit. 1 mutual request is honoured, of at most 3. This plan is worth 2.5138, and none"
          + " of those that honour as many is worth more than 2.6000"))
  }

  @Test func `an infeasible round proposes nothing`() {
    var plan = Example.plan
    plan.proof.status = .infeasible
    plan.partnerships = []
    let text = flat(PlanText.text(plan, style: TextStyle()))
    #expect(text.contains("so nothing is proposed."))
    #expect(!text.contains("Facilitators ─"))
  }

  @Test func `earlier stages are told before the value`() {
    var plan = Example.plan
    plan.proof.stages.insert(Plan.Proof.Stage(name: "requests", value: 1, bound: 1), at: 0)
    let text = flat(PlanText.text(plan, style: TextStyle()))
    #expect(
      text.contains(
        "No better plan exists: 1 mutual request is honoured, the most that can be, and of all"
          + " plans that honour as many none is worth more than this one's 2.5138."))
    plan.proof.stages[0].value = 0
    plan.proof.stages[0].bound = 0
    #expect(
      flat(PlanText.text(plan, style: TextStyle())).contains("no mutual request can be honoured,"))
    plan.proof.stages[0] = Plan.Proof.Stage(name: "coverage", value: 4, bound: 4)
    #expect(
      flat(PlanText.text(plan, style: TextStyle())).contains(
        "4 districts are placed, the most that can be, and of all plans that do as well none"))
  }

  @Test func `a round without facilitators says so once and shows no columns for them`() throws {
    let text = PlanText.text(Example.unguided, style: TextStyle())
    #expect(text.ranges(of: "without facilitators").count == 1)
    let silent = text.replacing("This round is matched without facilitators.", with: "")
    for word in ["facilitator ", "fit", "none yet", "guided", "without a facilitator"] {
      #expect(!silent.contains(word), "\(word)")
    }
    var asked = Example.unguided
    asked.input.policy.facilitators = .required
    #expect(
      flat(PlanText.text(asked, style: TextStyle())).contains(
        "The registry has no facilitators, and the policy asks for one for each partnership."))
  }

  @Test func `an alternative says which mutual requests it would break`() {
    var plan = Example.plan
    #expect(plan.partnerships[1].requested)
    let text = flat(PlanText.text(plan, style: TextStyle()))
    #expect(
      text.contains(
        "would cost the plan at least 0.123; it would break the mutual request P02 (unless Dune"
          + " Elementary may join both)."))
    #expect(text.contains("(value 0.500): no loss is proved; asking why not finds the cost."))
    plan.partnerships[0].requested = true
    #expect(
      flat(PlanText.text(plan, style: TextStyle())).contains(
        "it would break the mutual requests P01 and P02 (unless Dune Elementary may join both)."))
  }

  @Test func `one more place is reckoned only where no place is free`() {
    var plan = Example.small
    plan.facilitators[1].marginalValueAtMost = 0.0777
    #expect(!PlanText.text(plan, style: TextStyle()).contains("0.078"))
    plan.facilitators[1].load = 1
    #expect(PlanText.text(plan, style: TextStyle()).contains("0.078"))
    plan.facilitators[1].capacity = 2
    #expect(!PlanText.text(plan, style: TextStyle()).contains("0.078"))
    // Where districts are counted, a partnership takes two places.
    plan.input.policy.caseloadUnit = .districts
    #expect(PlanText.text(plan, style: TextStyle()).contains("0.078"))
  }

  @Test(arguments: 20...120)
  func `a number and its unit stay on one line`(width: Int) {
    let text = PlanText.text(Example.small, style: TextStyle(width: width))
    #expect(text.contains("97 %"))
    for line in text.split(separator: "\n") {
      #expect(!line.drop { $0 == " " }.hasPrefix("%"), "\(line)")
    }
  }

  @Test func `limits are rounded to the safe side`() {
    var plan = Example.small
    plan.partnerships[0].alternatives[0].lossAtLeast = 0.1239
    plan.facilitators[0].marginalValueAtMost = 0.0612
    let text = flat(PlanText.text(plan, style: TextStyle()))
    #expect(text.contains("would cost the plan at least 0.123."))
    #expect(text.contains("0.062"))
  }

  @Test func `a group shows the discount between its sum and its score`() {
    var plan = Example.small
    plan.partnerships[0].members.append(Example.cedar)
    plan.partnerships[0].score *= 0.98
    let text = flat(PlanText.text(plan, style: TextStyle()))
    #expect(text.contains("0.98 of the sum, as 3 members share the time."))
  }

  private func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension StringProtocol {
  /// Columns by a plain rule of our own: East Asian and pictures are two, marks none.
  fileprivate var terminalColumns: Int {
    reduce(0) { sum, character in
      let scalar = character.unicodeScalars.first?.value ?? 0
      return sum + ((0x2E80...0xFFDC).contains(scalar) || scalar > 0x1F000 ? 2 : 1)
    }
  }
}
