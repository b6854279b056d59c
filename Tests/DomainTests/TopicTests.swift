import Domain
import Foundation
import Testing

struct TopicTests {
  @Test func `the taxonomy has thirty-two topics in alphabetical order, each once`() {
    #expect(Topic.taxonomy.count == 32)
    #expect(Topic.taxonomy == Set(Topic.taxonomy).sorted())
  }

  @Test func `a topic reads as words`() {
    #expect(Topic("chronic_absence").label == "chronic absence")
    #expect(Topic("ela").label == "English language arts")
    for topic in Topic.taxonomy { #expect(!topic.label.contains("_") && !topic.label.isEmpty) }
  }

  @Test func `names of things are plain strings in JSON`() throws {
    let ids: [District.ID] = [.init("0614550")]
    let bytes = try JSONEncoder().encode(ids)
    #expect(String(decoding: bytes, as: UTF8.self) == #"["0614550"]"#)
    #expect(try JSONDecoder().decode([District.ID].self, from: bytes) == ids)
    #expect(
      String(decoding: try JSONEncoder().encode([Topic("math")]), as: UTF8.self) == #"["math"]"#)
  }
}
