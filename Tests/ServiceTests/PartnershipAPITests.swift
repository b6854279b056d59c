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

/// What happens in a partnership, for programs.
struct PartnershipAPITests {
  private let house: SmallHouse
  private let guide: Actor
  private static let lead = Actor(.districtLead, "D01")

  init() throws {
    house = try SmallHouse()
    guide = Actor(.facilitator, try house.firstFacilitator)
    for actor in [Self.lead, Actor(.districtLead, "D02"), guide] {
      try RegistryDesk(house.registry, actor: actor, now: Moment(house.hand.now))
        .answer(.accepted, partnership: 1, reason: nil)
    }
    try RegistryDesk(
      house.registry, actor: Actor(.stateStaff, "ana"), now: Moment(house.hand.now)
    ).advance(1, to: .confirmed, nextDate: nil, why: nil)
  }

  private func post(
    _ browser: Browser, _ path: String, _ body: String, key: String? = nil
  ) async throws -> TestResponse {
    var headers: HTTPFields = [.contentType: "application/json"]
    headers[.formToken] = await browser.token
    headers[.idempotencyKey] = key
    return try await browser.send(
      "/api/v1/partnerships/1" + path, .post, headers: headers, body: ByteBuffer(string: body))
  }

  @Test func `a program does and sees what a page does and shows`() async throws {
    try await house.run { [house, guide] client async throws in
      let browser = try Browser(client, in: house, as: guide)
      let action = #"{"text": "Send items", "owner": "district:D01", "due": "2026-10-20"}"#
      for _ in 0..<2 {
        #expect(try await post(browser, "/actions", action, key: "a").status == .created)
      }
      let actions = try await browser.visit("/api/v1/partnerships/1/actions").text
      #expect(actions.components(separatedBy: "Send items").count == 2, "once for one key")
      #expect(try await post(browser, "/actions/1", #"{"ending": "done"}"#).status == .ok)
      let checkIn = """
        {"kind": "working", "joint_work": true, "attendance":
          [{"district": "D01", "level": "principal", "attended": 3, "expected": 4}]}
        """
      #expect(try await post(browser, "/check-ins", checkIn).status == .created)
      let strange = try await post(browser, "/check-ins", #"{"kind": "working", "mood": 1}"#)
      #expect(strange.status == .unprocessableContent && strange.text.contains("mood"))
      let indicator = """
        {"name": "Math", "measure": "Percent", "kind": "leading",
         "targets": [{"year": "2026-27", "value": 50}]}
        """
      #expect(try await post(browser, "/indicators", indicator).status == .created)
      let figures = #"{"actuals": [{"year": "2026-27", "value": 51}]}"#
      #expect(try await post(browser, "/indicators/1", figures).status == .ok)
      #expect(try await post(browser, "/pulse", #"{"invited": 5}"#).status == .created)
      #expect(try await post(browser, "/lessons", #"{"text": "Half days"}"#).status == .created)
      #expect(try await post(browser, "/barriers", #"{"text": "Money"}"#).status == .created)
      let status = try await browser.visit("/api/v1/partnerships/1/status").text
      for word in ["tandem.status/1", "Exceeds", "Half days", "working"] {
        #expect(status.contains(word), "\(word)")
      }
      for (path, schema) in [
        ("check-ins", "check_ins"), ("indicators", "indicators"), ("pulse", "pulse"),
        ("lessons", "lessons"), ("barriers", "barriers"),
        ("documents/agreement", "blueprint"),
      ] {
        let answer = try await browser.visit("/api/v1/partnerships/1/\(path)")
        #expect(answer.status == .ok && answer.text.contains("tandem.\(schema)/1"), "\(path)")
      }
    }
  }

  @Test func `a stranger is refused each of them`() async throws {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Actor(.districtLead, "D03"))
      for path in ["status", "actions", "check-ins", "indicators", "pulse", "documents/agreement"] {
        #expect(try await browser.visit("/api/v1/partnerships/1/\(path)").status == .forbidden)
      }
      let action = #"{"text": "Send items", "owner": "district:D01"}"#
      #expect(try await post(browser, "/actions", action).status == .forbidden)
    }
  }
}
