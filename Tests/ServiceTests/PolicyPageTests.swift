import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing
import Workflows

@testable import Service

/// Policies are looked at by all and made by the administrator, never changed in place.
struct PolicyPageTests {
  private let admin = Actor(.stateAdmin, "root")

  /// What a browser would send of the editor's form, with some of it changed.
  private static func filled(_ changes: [String: String]) -> [String: String] {
    var fields = Dictionary(
      uniqueKeysWithValues: PolicyForm.entries(of: Policy()).map { ($0.key, $0.value) })
    fields["base"] = "v1"
    fields["round"] = "2026-27"
    fields["version"] = "v1-near"
    fields["why"] = "distance counts more"
    return fields.merging(changes) { $1 }
  }

  @Test func `the editor shows the worst and best of each criterion and who has them`()
    async throws
  {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: admin)
      #expect(try await browser.visit("/policies").text.contains("/policies/v1"))
      let policy = try await browser.visit("/policies/v1")
      #expect(policy.text.contains("How short is the drive"))
      let editor = try await browser.visit("/policies/v1/edit")
      #expect(editor.text.contains("pairs that may be formed in round 2026-27"))
      #expect(editor.text.contains("Alder Unified and Birch Unified"))
      #expect(editor.text.contains("under "), "who guides is named for fits")
      PageTests.check(editor.text, "editor")
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      #expect(try await staff.visit("/policies/v1/edit").status == .forbidden)
      #expect(!(try await staff.visit("/policies/v1").text.contains("/edit")))
    }
  }

  @Test func `a new version is checked, shown and kept, and a round is put under it`() async throws
  {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: admin)
      let wrongs: [([String: String], String)] = [
        (["weights.proximity": "0.5"], "not to 1"), (["weights.proximity": "much"], "much"),
        (["version": "v1"], "that no policy has"), (["version": "v2-x"], "does not begin with v2"),
        (["why": ""], "Say why"), ([:], "Nothing is changed"),
        (["minimum_priority": "9"], "9"),
      ]
      for (changes, words) in wrongs {
        let answer = try await browser.submit("/policies", Self.filled(changes))
        #expect(answer.status == .unprocessableContent, "\(changes)")
        #expect(answer.text.contains(words), "\(changes): \(answer.text.suffix(9000))")
        PageTests.check(answer.text, "\(changes)")
      }
      let changes = ["weights.proximity": "0.26", "weights.common_need": "0.2"]
      let shown = try await browser.submit("/policies", Self.filled(changes))
      #expect(shown.status == .ok && shown.text.contains("what changes"))
      #expect(shown.text.contains("Proximity") && !shown.text.contains("<td>Readiness"))
      #expect(try house.registry.policies().count == 1)
      let kept = try await browser.submit(
        "/policies", Self.filled(changes).merging(["keep": "yes"]) { $1 })
      #expect(kept.headers[.location] == "/policies/v1-near?done=created")
      let again = try await browser.submit(
        "/policies", Self.filled(changes).merging(["keep": "yes"]) { $1 })
      #expect(again.status == .unprocessableContent)
      try await browser.submit("/rounds/2026-27", ["policy": "v1-near", "why": "near"])
      #expect(try await browser.visit("/policies/v1-near").text.contains("2026-27"))
    }
    let policies = try house.registry.policies()
    #expect(policies.map(\.id) == ["v1", "v1-near"])
    #expect(policies[0].policy == Policy() && policies[1].policy.weights[.proximity] == 0.26)
    #expect(try house.registry.rounds().first?.policy == "v1-near")
  }

  @Test func `a policy's entries read back as the policy, whatever its numbers`() throws {
    for version in ["v1", "v2", "v2-own", "trial"] {
      var policy = Policy(version: version)
      policy.unknown = 0.1 + 0.2
      policy.requests = .advisory
      policy.needBudget = 1e-3
      let entries = Dictionary(
        uniqueKeysWithValues: PolicyForm.entries(of: policy).map { ($0.key, $0.value) })
      let read = try PolicyForm.policy(from: Policy(version: version), entries)
      #expect(read == policy)
      #expect(entries.count == PolicyPages.groups.flatMap(\.entries).count + 1)
    }
    #expect(throws: Failure.self) { try PolicyForm.policy(from: Policy(), ["weight": "1"]) }
  }

  @Test func `programs read policies and add versions`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: admin)
      var headers: HTTPFields = [.contentType: "application/json"]
      headers[.formToken] = await browser.token
      func post(_ body: String) async throws -> TestResponse {
        try await browser.send(
          "/api/v1/policies", .post, headers: headers, body: ByteBuffer(string: body))
      }
      let body =
        #"{"base": "v1", "version": "v1-b", "why": "x", "minimum_score": 0.4}"#
      #expect(try await post(body).status == .created)
      let read = try await browser.visit("/api/v1/policies/v1-b").text
      #expect(read.contains(#""minimum_score" : 0.4"#) && read.contains("tandem.policy/1"))
      for bad in [
        #"{"base": "v1", "version": "v1-c", "why": "x", "minimum": 1}"#,
        #"{"base": "v1", "version": "v1-c", "why": "x", "minimum_score": 4}"#,
        #"{"base": "v1", "version": "v1/c", "why": "x"}"#, #"{"base": "v1"}"#,
      ] {
        #expect(try await post(bad).status == .unprocessableContent, "\(bad)")
      }
    }
  }
}
