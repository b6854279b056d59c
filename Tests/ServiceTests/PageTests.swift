import Access
import Foundation
import HTTPTypes
import HummingbirdTesting
import Mustache
import Testing

@testable import Service

/// What holds of every page, whoever looks.
struct PageTests {
  @Test(arguments: Role.allCases)
  func `every page has one heading, its own ids, and a label for each field`(role: Role)
    async throws
  {
    let house = try SmallHouse()
    let (actor, guide) = (try house.actor(role), try house.firstFacilitator)
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: actor)
      for route in RouteTable.all where route.audience == .page && !route.isChange {
        for step in route.path.contains("{step}") ? RegistrationStep.allCases : [.needs] {
          let path = RouteRoleTests.path(
            route, facilitator: guide, first: house.service.house.firstAdmin
          ).replacing("/needs", with: "/\(step.rawValue)")
          let page = try await browser.visit(path)
          guard page.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
          Self.check(page.text, path)
        }
      }
    }
  }

  static func check(_ html: String, _ place: String) {
    #expect(html.matches(of: /<h1>/).count == 1, "one heading: \(place)")
    #expect(html.contains("<html lang=\"en\">") && html.contains("<title>"), "\(place)")
    #expect(html.contains("<main id=\"main\""), "\(place)")
    let ids = html.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
    #expect(ids.count == Set(ids).count, "ids once: \(place)")
    let labels = Set(html.matches(of: /<label for="([^"]*)"/).map { String($0.1) })
    for field in html.matches(of: /<(?:input|select|textarea)([^>]*)>/) {
      let attributes = String(field.1)
      guard !attributes.contains("type=\"hidden\""), !attributes.contains("readonly") else {
        continue
      }
      let id = attributes.firstMatch(of: /\ id="([^"]*)"/).map { String($0.1) } ?? ""
      #expect(labels.contains(id), "a label for \(id): \(place)")
    }
    for described in html.matches(of: /aria-describedby="([^"]*)"/) {
      for id in described.1.split(separator: " ") {
        #expect(ids.contains(String(id)), "\(id) is there: \(place)")
      }
    }
    for linked in html.matches(of: /href="#([^"]*)"/) {
      #expect(ids.contains(String(linked.1)), "#\(linked.1) leads somewhere: \(place)")
    }
    #expect(!html.contains("style=\"") && !html.contains("onclick"), "nothing inline: \(place)")
    #expect(html.firstMatch(of: /<script(?![^>]*src=)/) == nil, "no inline script: \(place)")
    #expect(!html.contains("{{") && !html.contains("Optional("), "\(place)")
    #expect(!html.lowercased().contains("low-performing"), "\(place)")
    // What a block lacks is false for the templates, which would print it.
    #expect(html.firstMatch(of: /[>"]false[<"]/) == nil, "what is absent is shown: \(place)")
  }

  @Test func `a page that was rendered before is the same page`() throws {
    let templates = try Templates()
    let rows = (0..<40).map { ["row \($0)", $0 == 20 ? "middle" : "<b>"] }
    let table = Table("Many", columns: ["Row", "Word"], rows: rows, empty: "") { "/row/\($0)" }
    let page = Page(
      "Many rows",
      [
        .paragraph("Before."), .table(table),
        .form(.post(to: "/x", [Form.Group(fields: [.text("a", "A")])], button: "Go")),
        .paragraph("After."),
      ])
    func html(_ page: Page) -> String {
      // Each showing of a form has a key of its own.
      templates.html(Frame(page, for: nil, at: "/", token: "t<1>"))
        .replacing(/name="key" value="[^"]*"/, with: "")
    }
    let text = html(page)
    #expect(html(templates.rendered(page)) == text)
    #expect(text.contains("value=\"t&lt;1&gt;\"") && !text.contains("<b>"))
    #expect(text.contains("<a href=\"/row/39\">row 39</a>"))
    let places = ["Before.", "row 0<", "row 39<", "name=\"a\"", "After."].map {
      text.range(of: $0)?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self).sorted() == places)
  }

  /// What templates look for, they are told by hand; nothing that a page holds is forgotten.
  @Test func `everything that stands in a page can be shown`() {
    let field = Field.select("a", "A", hint: "h", value: "v", [("v", "V")])
    let form = Form.upload(
      to: "/", [Form.Group(legend: "l", groupHint: "g", fields: [field])], button: "b"
    )
    .hiding("n", "v")
    let card = Block.Card(
      cardTitle: "t", cardPath: "p", cardTag: "g",
      cardFacts: [Block.Card.Fact(factName: "n", factValues: ["v"])],
      cardLinks: [Block.Card.Link(linkText: "t", linkPath: "p")])
    let table = Table("c", columns: ["a#"], rows: [["1"]], empty: "e") { _ in "p" }
    var page = Page("t", lede: "l", [])
    page.steps = [
      Page.Step(
        stepNumber: 1, stepName: "n", stepPath: "p", stepState: "s", stepStateWords: "w",
        isCurrentStep: true)
    ]
    page.problems = [Page.Problem("p", at: "q")]
    let frame = Frame(page, for: Actor(.stateAdmin, "ana"), at: "/", token: "t")
    let parts: [any MustacheParent] =
      [
        frame, form, form.groups[0], form.buttons[0], form.hiddenFields[0], field, field.options[0],
        card, card.cardFacts[0], card.cardLinks[0], table, table.tableColumns[0],
        table.tableRows[0],
        table.tableRows[0].cells[0], page.steps[0], page.problems[0],
        Block.Bullet(bulletText: "t", bulletPath: "p", bulletMore: "m"),
        Block.SummaryRow(term: "t", termValues: [], changePath: "c"), Block.Branch("r", "t", []),
      ] + frame.navigation
    for part in parts {
      for (label, value) in Mirror(reflecting: part).children {
        let isAbsent =
          Mirror(reflecting: value).displayStyle == .optional
          && Mirror(reflecting: value).children.isEmpty
        guard let label, !isAbsent, label != "blocks" else { continue }
        #expect(part.child(named: label) != nil, "\(type(of: part)) \(label)")
      }
    }
  }

  @Test func `what people typed is shown as text`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      try await lead.submit("/proposals/1/question", ["text": "<script>alert(1)</script>"])
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let text = try await staff.visit("/partnerships/1").text
      #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
      #expect(!text.contains("<script>alert"))
    }
  }

  @Test func `a district's public facts stand under words`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let page = try await lead.visit("/directory/D02")
      #expect(page.heading == "Birch Unified" && page.text.contains("English learners"))
      #expect(page.text.contains("5,000") && !page.text.contains("pct"))
      Self.check(page.text, "/directory/D02")
    }
  }

  @Test func `no page of a plan sends its reader to a command`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      for path in ["/plans/1", "/plans/1/why/P01", "/plans/1/report", "/plans/1/why-not"] {
        #expect(!(try await staff.visit(path).text.contains("`tandem")), "\(path)")
      }
    }
  }

  @Test func `answers keep browsers from doing what they should not`() async throws {
    for isBehindTLS in [false, true] {
      let house = try SmallHouse(isProposed: false, isBehindTLS: isBehindTLS)
      try await house.run { client async throws in
        for path in ["/", "/sign-in", "/nothing", "/healthz", "/api/v1/nothing"] {
          let answer = try await Browser(client).visit(path)
          let policy = try #require(answer.headers[.contentSecurityPolicy])
          #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
          #expect(answer.headers[.xContentTypeOptions] == "nosniff")
          #expect(answer.headers[.requestID]?.isEmpty == false)
          #expect((answer.headers[.strictTransportSecurity] != nil) == isBehindTLS)
          #expect(answer.headers[.cacheControl] == "no-store")
        }
        let cookies = try await Browser(client).visit("/sign-in").headers[values: .setCookie]
        #expect(cookies.count == 1)
        #expect(cookies.allSatisfy { $0.contains("HttpOnly") && $0.contains("SameSite=Strict") })
        #expect(cookies.allSatisfy { $0.contains("Secure") == isBehindTLS })
        #expect(cookies.allSatisfy { $0.hasPrefix("__Host-") == isBehindTLS })
      }
    }
  }

  @Test func `errors are pages for browsers and problems for programs`() async throws {
    let house = try SmallHouse(isProposed: false)
    try await house.run { client async throws in
      let page = try await Browser(client).visit("/nothing")
      #expect(page.status == .notFound && page.heading == "There is no such page")
      Self.check(page.text, "/nothing")
      let problem = try await Browser(client).visit("/api/v1/nothing")
      #expect(problem.status == .notFound)
      #expect(problem.headers[.contentType] == "application/problem+json")
      let body = try JSONSerialization.jsonObject(with: Data(problem.text.utf8))
      let fields = try #require(body as? [String: Any])
      #expect(fields["status"] as? Int == 404 && fields["title"] is String)
    }
  }

  @Test func `those who run the server learn how it is`() async throws {
    let house = try SmallHouse(isProposed: false)
    try await house.run { client async throws in
      let browser = Browser(client)
      #expect(try await browser.visit("/healthz").status == .ok)
      #expect(try await browser.visit("/readyz").text == "ready\n")
      let metrics = try await browser.visit("/metrics").text
      #expect(metrics.contains("tandem_requests_total{method=\"GET\",route=\"/healthz\""))
      var headers = HTTPFields()
      headers[.forwardedFor] = "203.0.113.9"
      #expect(try await browser.visit("/metrics", headers: headers).status == .notFound)
      let style = try await browser.visit(Asset.stylesheet.path)
      #expect(style.headers[.cacheControl]?.contains("immutable") == true)
    }
  }
}
