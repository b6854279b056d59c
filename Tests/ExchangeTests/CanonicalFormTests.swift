import Domain
import Exchange
import Foundation
import TestSupport
import Testing

struct CanonicalFormTests {
  @Test func `the hash is the one that other tools give`() {
    let bundle = RegistryBundle(districts: [])
    let lines = String(decoding: CanonicalForm.bytes(of: bundle), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 7)
    #expect(lines[0] == "tandem.bundle/1")
    #expect(lines[5].contains("\"unknown\":0.25"))
    #expect(
      CanonicalForm.sha256(of: bundle)
        == "ff7ceff2d805519eef7633a3083edc5b2369c5cb158f0f6f3ddebc0d2bd7d740")
  }

  @Test(arguments: 1...40)
  func `the order of rows, columns and lists and the line ends leave no trace`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let bundle = RandomBundle().bundle(seed: UInt64(seed))
    let expected = CanonicalForm.bytes(of: bundle)
    var shuffled = bundle
    shuffled.districts.shuffle(using: &random)
    shuffled.facilitators.shuffle(using: &random)
    shuffled.districtTies.shuffle(using: &random)
    shuffled.facilitatorTies.shuffle(using: &random)
    shuffled.locks.shuffle(using: &random)
    shuffled.running.shuffle(using: &random)
    #expect(CanonicalForm.bytes(of: shuffled) == expected)

    var fixture = BundleFixture()
    for (name, bytes) in BundleWriter.files(of: shuffled) { fixture.files[name] = bytes }
    for (name, bytes) in fixture.files where name.hasSuffix(".csv") {
      fixture.files[name] = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }
    #expect(try CanonicalForm.bytes(of: fixture.read().bundle) == expected)
    let json = BundleWriter.json(shuffled)
    let again = try BundleReader.read(json: json, name: "b.json").bundle
    #expect(CanonicalForm.sha256(of: again) == CanonicalForm.sha256(of: bundle))
  }

  @Test func `columns and items in another order give the same hash`() throws {
    var fixture = BundleFixture()
    fixture["districts.csv"] =
      "id,name,consent,enrollment,needs\n1,a,yes,1500.50,math:4;ela:2\n2,b,no,,\n"
    let hash = try CanonicalForm.sha256(of: fixture.read().bundle)
    fixture["districts.csv"] =
      "needs,enrollment,id,name,consent\r\n,,2,b,NO\r\nela:2;math:4,1500.5,1,a,yes\r\n"
    #expect(try CanonicalForm.sha256(of: fixture.read().bundle) == hash)
  }

  @Test func `whatever a match depends on changes the hash`() {
    let bundle = RandomBundle().bundle(seed: 7)
    var changed = Array(repeating: bundle, count: 10)
    changed[1].districts[0].consents.toggle()
    changed[2].districts[0].name += "!"
    changed[3].facilitators[0].capacity += 1
    changed[4].round.goal = bundle.round.goal == .fair ? .value : .fair
    changed[5].round.maximumPartnerships = 77
    changed[6].round.policy.minimumScore = 0.123
    changed[7].districtTies.removeFirst()
    changed[8].locks.removeFirst()
    changed[9].running.removeFirst()
    #expect(Set(changed.map { CanonicalForm.sha256(of: $0) }).count == 10)
  }

  @Test func `a table of partnerships without rows leaves no trace`() throws {
    let fixture = BundleFixture.sound
    let hash = try CanonicalForm.sha256(of: fixture.read().bundle)
    // As it was before there was such a table.
    #expect(hash == "380775ce35dcccda879245ee825d1a6649a0e705a03b046bd3e0202624bf1bfe")
    let empty = fixture.replacing("partnerships.csv", with: "id,members,facilitator,since\n")
    #expect(try CanonicalForm.sha256(of: empty.read().bundle) == hash)
  }

  @Test func `cells that run together differently differ`() {
    var first = District(id: .init("1"), name: "a")
    var second = first
    first.county = "b"
    second.region = "b"
    #expect(
      CanonicalForm.sha256(of: RegistryBundle(districts: [first]))
        != CanonicalForm.sha256(of: RegistryBundle(districts: [second])))
  }
}
