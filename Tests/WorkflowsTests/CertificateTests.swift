import Assignment
import Domain
import Exchange
import TestSupport
import Testing
import Verification

@testable import Workflows

/// What certificates prove, held against the optimiser and against every plan there is.
struct CertificateTests {
  private static func report(_ plan: Plan, _ bundle: RegistryBundle) -> VerificationReport {
    PlanVerifier.verify(
      plan, against: bundle, sha256: CanonicalForm.sha256(of: bundle), provesBound: true)
  }

  /// The bound is the optimiser's own, and no plan there is exceeds it.
  private static func hold(_ bundle: RegistryBundle, best: ExhaustiveSearch.Best?) throws {
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal, let best else { return }
    let copy = try PlanFile.decode(try PlanFile.encode(plan), name: "plan.json")
    #expect(copy == plan)
    let report = report(copy, bundle)
    #expect(report.findings.filter { $0.check.hasPrefix("certificate") } == [])
    let bound = try #require(report.bound)
    let certificate = try #require(plan.certificate)
    #expect(abs(bound.proved - certificate.bound) < 1e-6)
    #expect(bound.proved >= Double(best.units) / 1e9 - 1e-7)
    #expect(bound.isWhole)
  }

  @Test(arguments: 1...250 as ClosedRange<UInt64>)
  func `the bound of a round is the optimiser's own and no plan exceeds it`(seed: UInt64) throws {
    var bundle = SmallRegistry.varied(seed: seed).bundle(seed: seed)
    bundle.round.goal = Round.Goal.allCases[Int(seed % 3)]
    try Self.hold(bundle, best: bundle.best)
  }

  @Test(arguments: 1...150 as ClosedRange<UInt64>)
  func `the bound of a round with groups is the optimiser's own and no plan exceeds it`(
    seed: UInt64
  ) throws {
    var bundles = GroupBundle()
    bundles.districts = 6 + Int(seed % 2)
    bundles.hasMinimums = seed.isMultiple(of: 3)
    bundles.locks = seed.isMultiple(of: 4) ? 2 : 0
    var bundle = bundles.bundle(seed: seed)
    bundle.round.goal = Round.Goal.allCases[Int(seed % 3)]
    try Self.hold(bundle, best: bundle.best)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `rounds with everything that the format can say have certificates that hold`(
    seed: UInt64
  ) throws {
    var bundles = RandomBundle()
    bundles.districts = 14
    bundles.locks = seed.isMultiple(of: 2) ? 2 : 0
    let bundle = bundles.bundle(seed: seed)
    let plan = try bundle.matched().plan
    guard let certificate = plan.certificate else {
      #expect(plan.proof.status == .infeasible)
      return
    }
    let report = Self.report(plan, bundle)
    #expect(report.findings.filter { $0.check.hasPrefix("certificate") } == [])
    #expect(abs((report.bound?.proved ?? .nan) - certificate.bound) < 1e-6)
  }

  @Test(arguments: 1...120 as ClosedRange<UInt64>)
  func `whatever is done to a certificate, it proves no bound that a plan exceeds`(
    seed: UInt64
  ) throws {
    var bundles = GroupBundle()
    bundles.districts = 6
    bundles.hasMinimums = seed.isMultiple(of: 3)
    bundles.locks = seed.isMultiple(of: 4) ? 2 : 0
    var bundle = bundles.bundle(seed: 4000 + seed)
    bundle.round.goal = Round.Goal.allCases[Int(seed % 3)]
    var plan = try bundle.matched().plan
    guard plan.proof.status == .optimal, let best = bundle.best,
      let honest = plan.certificate
    else { return }
    var random = SplitMix64(seed: seed)
    for _ in 0..<8 {
      plan.certificate = honest.tampered(bundle, &random)
      let report = Self.report(plan, bundle)
      let bound = try #require(report.bound)
      #expect(bound.proved >= Double(best.units) / 1e9 - 1e-6)
      if bound.proved > bound.claimed + 1e-5 {
        #expect(report.findings.contains { $0.check == "certificate_bound" })
      }
    }
  }

  @Test func `a lower claim, a missing cut and a missing certificate are found`() throws {
    // Three who could all be with each other: the relaxation takes half of each pair, and only the
    // cut says that one pair is the most.
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar"])
    let plan = try bundle.matched().plan
    #expect(Self.report(plan, bundle).ok)
    let cuts = try #require(plan.certificate?.cuts)
    #expect(cuts.map(\.members) == [["ALDER", "BIRCH", "CEDAR"].map { District.ID($0) }])

    func expect(_ check: String, _ change: (inout Plan.Certificate) -> Void) throws {
      var changed = plan
      var certificate = try #require(plan.certificate)
      change(&certificate)
      changed.certificate = certificate
      let found = Self.report(changed, bundle).findings.map(\.check)
      #expect(found.contains(check), "\(found)")
    }
    try expect("certificate_bound") { $0.cuts = [] }
    try expect("certificate_bound") { $0.bound -= 0.01 }
    try expect("certificate_bound") { $0.cuts[0].members.removeLast() }
    try expect("certificate") { $0.districts["NOBODY"] = 1 }
    try expect("certificate") { $0.partnerships = 1 }
    try expect("certificate") { $0.requests = .init(count: 1, price: 1) }
    try expect("certificate") { $0.leastValue = 0.9 }
    try expect("certificate") { $0.cuts[0].price = -1 }
    var without = plan
    without.certificate = nil
    #expect(Self.report(without, bundle).findings.map(\.check) == ["certificate"])
    let text = Verifying.text(Self.report(plan, bundle))
    #expect(text.contains("The plan is worth that: it is the best."))
  }

  @Test func `prices survive the way into a certificate and back`() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var bundle = SmallRegistry.varied(seed: seed).bundle(seed: seed)
      bundle.round.goal = Round.Goal.allCases[Int(seed % 3)]
      guard let certificate = try bundle.matched().plan.certificate else { continue }
      let model = RoundModel(bundle)
      let prices = CertificateMaking(model: model).prices(certificate)
      #expect(prices.cuts.count == certificate.cuts.count)
      for column in model.instance.allColumns() {
        let cost = prices.reducedCost(of: column, stage: .value, in: model.instance)
        #expect(cost.isFinite)
        let counts =
          certificate.leastValue.map {
            Double(model.instance.unitsOfMember(column)) >= $0 * 1e9
          } ?? true
        if counts { #expect(cost <= 1e-6) }
      }
    }
  }
}

extension Plan.Certificate {
  /// The certificate after one change that somebody might make to prove more than is true.
  fileprivate func tampered(
    _ bundle: RegistryBundle, _ random: inout SplitMix64
  ) -> Plan.Certificate {
    var changed = self
    func price() -> Double { .random(in: -0.5...1.5, using: &random) }
    let districts = bundle.districts.map(\.id).shuffled(using: &random)
    let guides = bundle.facilitators.map(\.id).shuffled(using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: changed.districts[districts[0].rawValue, default: 0] *= 0.5
    case 1: changed.districts[districts[0].rawValue] = price()
    case 2: changed.facilitators[guides[0].rawValue] = price()
    case 3: changed.partnerships = price()
    case 4: changed.cuts = []
    case 5:
      changed.cuts.append(
        .init(
          members: districts.prefix(.random(in: 0...5, using: &random)).sorted(),
          facilitators: guides.prefix(.random(in: 0...2, using: &random)).sorted(), price: price()))
    case 6: changed.requests = .init(count: .random(in: 0...4, using: &random), price: price())
    case 7:
      changed.placed = .init(
        count: .random(in: 0...7, using: &random), price: price(),
        districts: [districts[0].rawValue: price()])
    case 8: changed.leastValue = .random(in: 0...1, using: &random)
    case 9: changed.couples.append(.init(members: districts.prefix(2).sorted(), price: price()))
    case 10: changed.together.append(.init(members: districts.prefix(2).sorted(), price: price()))
    default:
      changed.districts = [:]
      changed.bound = 0
    }
    return changed
  }
}
