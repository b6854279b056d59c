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

/// Files come in by a form, are shown before they count, and go out again.
struct UploadTests {
  private let staff = Actor(.stateStaff, "ana")

  private static func send(
    _ browser: Browser, _ fields: [String: String], _ files: [(name: String, text: String)],
    type: String = "multipart/form-data; boundary=\"x--y\""
  ) async throws -> TestResponse {
    var fields = fields
    fields["csrf"] = await browser.token
    var body = "a preamble\r\n"
    for (name, value) in fields {
      body += "--x--y\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }
    for file in files {
      body +=
        "--x--y\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(file.name)\"\r\n"
      body += "Content-Type: text/csv\r\n\r\n\(file.text)\r\n"
    }
    return try await browser.send(
      "/uploads", .post, headers: [.contentType: type],
      body: ByteBuffer(string: body + "--x--y--\r\n"))
  }

  private static let ours = """
    LEAID,Name of district,Pupils
    0600001,Elm Unified,1200
    0600002,Fir Unified,many
    12345,Gum Unified,800
    """

  @Test func `a file of one's own is shown with its skipped rows, and then taken in`() async throws
  {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: staff)
      try await browser.visit("/uploads")
      let fields = [
        "kind": "districts", "year": "2024-25",
        "map": "LEAID=id\r\nName of district=name\nPupils=enrollment",
      ]
      let shown = try await Self.send(browser, fields, [("folder\\ours.csv", Self.ours)])
      #expect(shown.heading == "What these files would do", "\(shown.text)")
      #expect(shown.text.contains("This was a trial; nothing was changed."))
      #expect(try house.registry.districts(matching: DistrictSearch()).total == 4)
      PageTests.check(shown.text, "preview")
      let path = try #require(shown.text.firstMatch(of: /action="(\/uploads\/[^"]+)"/)).1
      let skipped = try await browser.visit("\(path)/skipped")
      #expect(skipped.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(skipped.text.hasPrefix("file,line,reason,row"))
      let other = try Browser(client, in: house, as: Actor(.stateStaff, "ben"))
      #expect(try await other.submit(String(path)).status == .notFound)
      let done = try await browser.submit(String(path))
      #expect(done.heading == "The files are taken in")
      #expect(try house.registry.district("0600001").district.name == "Elm Unified")
      house.hand.move(3601)
      let later = try Browser(client, in: house, as: staff)
      #expect(try await later.submit(String(path)).status == .notFound)
    }
    #expect(try house.registry.check().isSound)
  }

  @Test func `a bundle comes in whole as one document or as tables, or not at all`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: staff)
      let bundle = try await browser.visit("/rounds/2026-27/bundle").text
      try await browser.visit("/uploads")
      let same = try await Self.send(
        browser, ["kind": "bundle", "round": "2026-27"], [("round.json", bundle)])
      #expect(same.text.contains("The registry held all of it already"), "\(same.text)")
      let tables = [
        ("districts.csv", "id,name,consent,needs\nE1,Elm,yes,math:4\nE2,Fir,yes,math:3\n"),
        ("facilitators.csv", "id,name,capacity\nG1,Ida,2\n"),
      ]
      let shown = try await Self.send(
        browser, ["kind": "bundle", "round": "2027-28"], tables)
      #expect(shown.text.contains("This was a trial; nothing was changed."), "\(shown.text)")
      #expect(try house.registry.rounds().count == 1)
      let path = try #require(shown.text.firstMatch(of: /action="(\/uploads\/[^"]+)"/)).1
      #expect(
        try await browser.submit(String(path)).text.contains("The bundle is in the registry."))
      #expect(try house.registry.rounds().map(\.id) == ["2026-27", "2027-28"])
      let bad = try await Self.send(
        browser, ["kind": "bundle", "round": "2028-29"],
        [("districts.csv", "id,name,consent,needs\nE1,Elm,yes,mth:4\n")])
      #expect(bad.status == .unprocessableContent)
      #expect(bad.text.contains("districts.csv:2, column needs"), "\(bad.text)")
      for (fields, files) in [
        (["kind": "bundle", "round": "2028-29"], []), (["kind": "bundle", "round": "a b"], tables),
        (["round": "2028-29"], tables),
      ] {
        #expect(try await Self.send(browser, fields, files).status == .unprocessableContent)
      }
    }
  }

  @Test func `a file that says too little is asked for what is missing, at its question`()
    async throws
  {
    let house = try SmallHouse()
    let facts =
      "LEAID,NAME,ENROLLMENT\n0600001,Elm Unified,1200\n0600002,Fir Unified,9999999999999\n"
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: staff)
      try await browser.visit("/uploads")
      for (fields, text, field, words) in [
        ([:], facts, "field-year", "The file names no school year. Give the school year with it"),
        (["year": "soon"], facts, "field-year", "is not a school year"),
        (["year": "2024-25"], "Pupils,Who\n1,Elm\n", "field-map", "which header means what"),
        (["year": "2024-25"], "%PDF-1.7\n", "field-file", "a document to be read"),
      ] {
        let wrong = try await Self.send(
          browser, fields.merging(["kind": "districts"]) { $1 }, [("ours.csv", text)])
        #expect(wrong.status == .unprocessableContent, "\(field)")
        #expect(wrong.text.contains("href=\"#\(field)\""), "\(wrong.text)")
        #expect(wrong.text.contains(words) && !wrong.text.contains("you may read it"))
        #expect(!wrong.text.contains("--"))
        PageTests.check(wrong.text, field)
      }
      let shown = try await Self.send(
        browser, ["kind": "districts", "year": "2024-2025"],
        [("ours.csv", facts + "0600001,Elm Unified,1300\n7,Gum,1\n")])
      #expect(shown.text.contains("There are more students than a district has."), "\(shown.text)")
      #expect(shown.text.contains("The same id stands on another line of the file too."))
      #expect(shown.text.contains("The id is not the seven characters of an NCES LEAID."))
      PageTests.check(shown.text, "left out rows")
    }
  }

  @Test func `a bundle writes over a round that is there only by a word of its own`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: staff)
      try await browser.visit("/uploads")
      let tables = [
        (
          "districts.csv", "id,name,consent,needs\nE1,Elm,yes,math:4\nD01,Alder Unified,yes,ela:3\n"
        ),
        ("facilitators.csv", "id,name,capacity\nG1,Ida,2\n"),
        ("round.yaml", "name: A rehearsal\nmax_partnerships: 26\n"),
      ]
      let shown = try await Self.send(
        browser, ["kind": "bundle", "round": SmallHouse.round], tables)
      #expect(shown.text.contains("Round 2026-27 is there already"), "\(shown.text)")
      #expect(shown.text.contains("becomes A rehearsal") && shown.text.contains("becomes 26"))
      #expect(shown.text.contains("1 district would take part by the word of this file"))
      #expect(shown.text.contains("1 district would have their answers written over: Alder"))
      PageTests.check(shown.text, "a bundle over a round")
      let path = String(
        try #require(shown.text.firstMatch(of: /action="(\/uploads\/[^"]+)"/)).1)
      let refused = try await browser.submit(path)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("href=\"#field-confirm\""))
      #expect(try house.registry.rounds().first?.consenting == 4)
      let done = try await browser.submit(path, ["confirm": "yes"])
      #expect(done.heading == "The files are taken in")
      #expect(try house.registry.rounds().first?.consenting == 5)
    }
  }

  @Test func `a form with files needs its token, its form and its size`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: staff)
      await browser.set(token: "")
      #expect(try await Self.send(browser, ["kind": "districts"], []).status == .forbidden)
      try await browser.visit("/uploads")
      for type in ["multipart/form-data", "multipart/form-data; boundary=z", "text/plain"] {
        let answer = try await Self.send(browser, ["kind": "districts"], [], type: type)
        #expect([400, 415].contains(answer.status.code), "\(type)")
      }
      let elsewhere = try await browser.send(
        "/rounds", .post, headers: [.contentType: "multipart/form-data; boundary=x"],
        body: ByteBuffer(string: "--x--"))
      #expect(elsewhere.status == .unsupportedMediaType)
      let long = String(repeating: "a", count: Visit.longestUpload)
      let answer = try await Self.send(browser, ["kind": "districts"], [("a.csv", long)])
      #expect(answer.status == .contentTooLarge)
    }
  }

  @Test(arguments: 1...200)
  func `a form with files comes out as it went in, and broken ones are refused`(seed: Int) {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("ab-\r\n\"=;: é".utf8)
    func bytes(_ most: Int) -> [UInt8] {
      (0..<Int.random(in: 0...most, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
    }
    let contents = (0..<Int.random(in: 1...4, using: &random)).map { _ in bytes(40) }
    var body: [UInt8] = []
    for content in contents {
      body += "--qq\r\nContent-Disposition: form-data; name=\"f\"; filename=\"n.csv\"\r\n\r\n".utf8
      body += content + Array("\r\n".utf8)
    }
    body += "--qq--".utf8
    let read = MultipartForm(body, contentType: "multipart/form-data; boundary=qq")
    #expect(read?.files.map(\.bytes) == contents)
    // Cut or changed anywhere it may read otherwise, and never ends the program.
    for _ in 0..<20 {
      let cut = Int.random(in: 0..<body.count, using: &random)
      let short = MultipartForm(
        Array(body[..<cut]), contentType: "multipart/form-data; boundary=qq")
      #expect(short == nil)
      var changed = body
      changed[cut] = alphabet.randomElement(using: &random) ?? 0
      _ = MultipartForm(changed, contentType: "multipart/form-data; boundary=qq")
    }
  }

  @Test func `a backup is the registry, and the check says that it is sound`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let admin = try Browser(client, in: house, as: Actor(.stateAdmin, "root"))
      #expect(try await admin.visit("/registry").text.contains("/registry/backup"))
      let check = try await admin.visit("/registry/check")
      #expect(check.heading == "The registry is sound")
      let backup = try await admin.visit("/registry/backup")
      let place = FileManager.default.temporaryDirectory
        .appending(path: "tandem-test-\(UUID().uuidString).sqlite")
      defer { try? FileManager.default.removeItem(at: place) }
      try Data(backup.body.readableBytesView).write(to: place)
      let copy = try Registry(opening: place.path)
      #expect(try copy.head() == house.registry.head())
      #expect(try copy.check().isSound)
      let staff = try Browser(client, in: house, as: self.staff)
      #expect(!(try await staff.visit("/registry").text.contains("/registry/backup")))
      let auditor = try Browser(client, in: house, as: Actor(.auditor, "x"))
      #expect(try await auditor.visit("/registry").text.contains("/registry/check"))
      #expect(!(try await auditor.visit("/registry").text.contains("/uploads")))
      #expect(try await staff.visit("/rounds/2026-27/outcomes").status == .ok)
    }
  }
}
