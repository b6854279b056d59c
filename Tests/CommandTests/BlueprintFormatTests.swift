import Foundation
import Testing

/// Blueprints and calendars in the forms that other programs open, opened by such programs.
struct BlueprintFormatTests {
  private static let interpreters = ["/usr/bin/python3", "/usr/local/bin/python3"]

  private static func has(_ program: String) -> Bool {
    ["/usr/bin", "/bin", "/usr/local/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  /// A Python that has the module, if there is one.
  private static func python(with module: String) -> String? {
    interpreters.first { interpreter in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: interpreter)
      process.arguments = ["-c", "import \(module)"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
  }

  private func round(_ calendars: String = "") async throws -> Workspace {
    var bundle = BundleText.small
      .replacing("id,name,county", in: "districts.csv", with: "id,name,state,county")
    for name in [
      "Alder Unified", "Birch Unified", "Cedar Elementary", "Dogwood Union", "Elm Unified",
      "Fir Unified",
    ] {
      bundle = bundle.replacing("\(name),", in: "districts.csv", with: "\(name),CA,")
    }
    bundle["round.yaml"] = "name: Pilot\nschool_year: 2026-27\n"
    if !calendars.isEmpty { bundle["calendars.csv"] = "district_id,kind,first,last\n" + calendars }
    let workspace = try Workspace(bundle)
    let ending = try await workspace.tandem(
      "match", "round", "--json", "--output", "plan.json")
    try #require(ending.code == 0, "\(ending.errors)")
    return workspace
  }

  private func run(_ script: String, _ interpreter: String, in workspace: Workspace) async throws
    -> String
  {
    try workspace.write(script, to: "look.py")
    var command = Command("look.py", in: workspace)
    command.executable = URL(fileURLWithPath: interpreter)
    let ending = try await command.run()
    #expect(ending.code == 0, "\(ending.errors)")
    return ending.output
  }

  @Test(.enabled(if: has("pandoc"), "pandoc is not installed"))
  func
    `a document has real headings, tables with header rows, a title, a language and the same bytes`()
    async throws
  {
    let workspace = try await round()
    for name in ["a.docx", "b.docx"] {
      var command = Command(
        "blueprint", "round", "plan.json", "P01", "--format", "docx", "--output", name,
        in: workspace)
      command.environment = ["SOURCE_DATE_EPOCH": "1780000000"]
      let ending = try await command.run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
    let files = try ["a.docx", "b.docx"].map {
      try Data(contentsOf: workspace.folder.appending(path: $0))
    }
    #expect(files[0] == files[1])
    guard let python = Self.python(with: "zipfile") else { return }
    let output = try await run(
      """
      import re, zipfile
      import xml.dom.minidom
      archive = zipfile.ZipFile("a.docx")
      assert archive.testzip() is None
      for name in archive.namelist():
          xml.dom.minidom.parseString(archive.read(name))
      text = archive.read("word/document.xml").decode()
      styles = archive.read("word/styles.xml").decode()
      core = archive.read("docProps/core.xml").decode()
      print(len(re.findall('<w:tbl>', text)), len(re.findall('<w:tblHeader', text)))
      print(len(re.findall('w:val="Heading1"', text)) > 10, 'w:val="Title"' in text)
      print('w:lang w:val="en-US"' in styles or 'w:lang' in styles and 'en-US' in styles)
      print('<dc:title>Blueprint of' in core, '2026-05-28' in core)
      used = set(re.findall('<w:pStyle w:val="([^"]*)"', text))
      print(sorted(used - set(re.findall('w:styleId="([^"]*)"', styles))))
      """, python, in: workspace)
    let lines = output.split(separator: "\n").map(String.init)
    let counts = lines.first?.split(separator: " ") ?? []
    #expect(counts.count == 2 && counts[0] == counts[1] && counts[0] != "0", "\(output)")
    #expect(lines.dropFirst() == ["True True", "True", "True True", "[]"], "\(output)")
  }

  @Test func `where pandoc is missing, a clear error says how to get it`() async throws {
    let workspace = try await round()
    var command = Command(
      "blueprint", "round", "plan.json", "P01", "--format", "docx", "--output", "a.docx",
      in: workspace)
    command.environment = ["PATH": "/nowhere"]
    let ending = try await command.run()
    #expect(ending.code == 4)
    #expect(ending.complaints.first?.contains("apt-get install pandoc") == true)
    #expect(try !workspace.names().contains("a.docx"))
  }

  @Test func `a page is whole and the same each time`() async throws {
    let workspace = try await round()
    let first = try await workspace.tandem(
      "blueprint", "round", "plan.json", "P01", "--format", "html")
    let second = try await workspace.tandem(
      "blueprint", "round", "plan.json", "p01", "--format", "html")
    #expect(first.code == 0 && first.output == second.output)
    #expect(first.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-US\">"))
    #expect(first.output.hasSuffix("</html>\n"))
    #expect(!first.output.contains("http"))
  }

  @Test(
    .enabled(if: python(with: "icalendar") != nil, "the Python module icalendar is not installed"))
  func `a calendar is read by a standard parser, its clock right in winter and summer`()
    async throws
  {
    let workspace = try await round("0600001,break,2026-11-16,2026-11-27\n")
    let ending = try await workspace.tandem(
      "blueprint", "round", "plan.json", "P01", "--calendar", "P01.ics")
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output.hasPrefix("# Blueprint of"))
    let python = try #require(Self.python(with: "icalendar"))
    let output = try await run(
      """
      import datetime, zoneinfo
      import icalendar
      calendar = icalendar.Calendar.from_ical(open("P01.ics", "rb").read())
      zone = calendar.walk("VTIMEZONE")[0]
      known = zoneinfo.ZoneInfo(str(zone["TZID"]))
      built = zone.to_tz()
      for month in range(1, 25):
          for day in (1, 7, 9, 15, 28):
              moment = datetime.datetime(2026 + month // 13, (month - 1) % 12 + 1, day, 12)
              there = built.localize(moment) if hasattr(built, "localize") else moment.replace(tzinfo=built)
              assert there.utcoffset() == known.utcoffset(moment), moment
      events = calendar.walk("VEVENT")
      print(calendar["METHOD"], len(events), len({str(e["UID"]) for e in events}))
      hours = {(str(e["CATEGORIES"].to_ical(), "utf-8"), e["DTSTART"].dt.strftime("%H:%M")) for e in events}
      print(len(hours), len({kind for kind, _ in hours}))
      print({str(e["STATUS"]) for e in events}, {int(e["SEQUENCE"]) for e in events})
      closed = [e for e in events
                if datetime.date(2026, 11, 16) <= e["DTSTART"].dt.date() <= datetime.date(2026, 11, 27)]
      print(len(closed), all(e["DTEND"].dt > e["DTSTART"].dt for e in events))
      """, python, in: workspace)
    let lines = output.split(separator: "\n").map(String.init)
    let first = lines.first?.split(separator: " ").map(String.init) ?? []
    #expect(first.count == 3 && first[0] == "PUBLISH" && first[1] == first[2], "\(output)")
    #expect(lines.dropFirst() == ["4 4", "{'TENTATIVE'} {0}", "0 True"], "\(output)")
  }

  @Test func `a calendar that is there is brought up to date, and a stranger's is left alone`()
    async throws
  {
    let workspace = try await round()
    let draft = ["blueprint", "round", "plan.json", "P01", "--calendar", "P01.ics"]
    func write() async throws -> Command.Ending {
      var command = Command(in: workspace)
      command.arguments = draft
      return try await command.run()
    }
    _ = try await write()
    let first = try workspace.text("P01.ics")
    _ = try await write()
    #expect(try workspace.text("P01.ics") == first)
    // A day that is closed after the plan was made moves meetings; the plan still holds.
    try workspace.write(
      "district_id,kind,first,last\n0600002,testing,2026-09-07,2026-09-11\n",
      to: "round/calendars.csv")
    let ending = try await write()
    #expect(ending.code == 0, "\(ending.errors)")
    let second = try workspace.text("P01.ics")
    #expect(second != first && second.contains("SEQUENCE:1\r\n"))
    #expect(!second.contains(":20260909T"))
    try workspace.write("a list of mine\n", to: "P01.ics")
    let refused = try await write()
    #expect(refused.code == 5)
    #expect(try workspace.text("P01.ics") == "a list of mine\n")
  }

  @Test func `a calendar needs a school year`() async throws {
    let workspace = try Workspace(.small)
    try workspace.write("name: Pilot\n", to: "round/round.yaml")
    _ = try await workspace.tandem("match", "round", "--json", "--output", "plan.json")
    let ending = try await workspace.tandem(
      "blueprint", "round", "plan.json", "P01", "--calendar", "P01.ics")
    #expect(ending.code == 3)
    #expect(ending.complaints.first?.contains("school_year: 2026-27") == true)
    #expect(try !workspace.names().contains("P01.ics"))
    let lone = try await workspace.tandem(
      "blueprint", "round", "plan.json", "P01", "--sequence", "2")
    #expect(lone.code == 2)
  }
}
