import Domain
import Drafting
import Foundation
import TestSupport
import Testing

struct PlanReportTests {
  @Test func `a report has every partnership and district in tables, with reasons and warnings`() {
    let page = PlanReport(Example.plan, of: Example.bundle, outlines: StateOutlines.all).page
    let text = page.text.replacing("\u{A0}", with: " ")
    for id in ["P01", "P02"] {
      #expect(text.contains(">\(id)</a></th>"), "\(id)")
      #expect(text.contains("How the score of \(id) is made up"))
    }
    for name in Example.names.values {
      #expect(text.contains("<th scope=\"row\">\(name)</th>"), "\(name)")
    }
    for partnership in Example.plan.partnerships {
      for warning in partnership.warnings {
        #expect(text.contains("Warning, "))
        #expect(text.contains(HTML.text(warning.text).markup))
      }
      for criterion in partnership.criteria { #expect(text.contains(criterion.because)) }
    }
    for unmatched in Example.plan.unmatched {
      #expect(page.main.map(\.words).joined().contains(unmatched.text))
    }
  }

  @Test(arguments: 1...25)
  func `whatever names a plan has, its report is well-formed and holds no script`(
    seed: Int
  ) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var plan = Plan.random(using: &random)
    let hostile = [
      "<script>alert(1)</script>", "\" onload=\"x", "]]></title><b>", "&amp;<!--", "</svg>",
      "a\u{0}b\u{FFFE}c",
    ]
    for id in plan.names.keys.sorted() where Bool.random(using: &random) {
      plan.names[id] = hostile.randomElement(using: &random)
    }
    plan.round.name = hostile.randomElement(using: &random)
    let bundle = RegistryBundle(
      districts: plan.names.keys.sorted().filter { $0.hasPrefix("06") }.map { id in
        Example.district(
          District.ID(id), .random(in: 30...45, using: &random),
          .random(in: -120 ... -80, using: &random)
        ) {
          $0.county = hostile.randomElement(using: &random)
          $0.region = hostile.randomElement(using: &random)
          $0.needs = [District.Need(topic: Topic(hostile[0]), priority: 3)]
        }
      })
    let outlines = [
      Outline(
        name: hostile[0],
        rings: [
          [(-121, 29), (-79, 29), (-79, 46), (-121, 46)].map {
            Coordinate(latitude: $0.1, longitude: $0.0)
          }
        ])
    ]
    let page = PlanReport(plan, of: bundle, outlines: outlines).page
    #expect(Markup.problem(in: page.bytes) == nil)
    #expect(!page.text.lowercased().contains("<script"))
    #expect(page.text.matches(of: /<[^>]* on[a-z]+=/).isEmpty)
    for partnership in plan.partnerships { #expect(page.text.contains(">\(partnership.id)</a>")) }
    let ids = page.text.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for target in page.text.matches(of: /href="#([^"]*)"/) {
      #expect(ids.contains(String(target.1)))
    }
  }

  @Test func `many partnerships are told briefly, and their scores stand side by side`() throws {
    var plan = Example.plan
    plan.partnerships = (1...130).map { number in
      var partnership = Example.mutual
      partnership.id = "P\(number)"
      return partnership
    }
    let text = PlanReport(plan, of: Example.bundle).page.text
    #expect(text.contains("Scores by criterion, P1 to P45"))
    #expect(text.contains("Scores by criterion, P91 to P130"))
    #expect(!text.contains("How the score of"))
    #expect(text.contains(">P130</a></th>"))
  }

  @Test func `a plan that proposes nothing says what cannot hold together`() {
    var plan = Example.plan
    plan.proof.status = .infeasible
    plan.partnerships = []
    let report = PlanReport(
      plan, of: Example.bundle, conflicts: ["Lock 1 and lock 2 cannot both hold."]
    ).page.text
    #expect(report.contains("Nothing is proposed."))
    #expect(report.contains("Lock 1 and lock 2 cannot both hold."))
  }

  @Test func `a plan that is not proved to be best says how much may be missing`() {
    var plan = Example.plan
    plan.proof.status = .feasible
    plan.proof.stopped = .time
    plan.proof.bound = 2.6
    plan.proof.gap = 2.6 - 2.5138
    let report = PlanReport(plan, of: Example.bundle).page.text
    #expect(report.contains("Stopped by the time limit"))
    #expect(report.contains("A longer run can close the gap"))
  }
}
