import Foundation
import Testing

@testable import Service

struct RouteDocumentTests {
  @Test func `the table of routes in the documents is the one that is served`() throws {
    let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/service.md").standardizedFileURL
    let text = try String(contentsOf: place, encoding: .utf8)
    for line in RouteTable.markdown.split(separator: "\n") {
      #expect(text.contains(line), "tandem-server --routes prints: \(line)")
    }
    let rows = text.split(separator: "\n").count { $0.hasPrefix("| `") }
    #expect(rows == RouteTable.markdown.split(separator: "\n").count - 2)
  }

  @Test func `no two routes are the same, and each that varies is decided by a question`() {
    let keys = RouteTable.all.map { "\($0.method) \($0.path)" }
    #expect(Set(keys).count == keys.count)
    for route in RouteTable.all where route.path.contains("{") && !route.path.contains("{token}") {
      #expect(route.gate != .open && route.gate != .signedIn, "\(route.path)")
    }
  }
}
