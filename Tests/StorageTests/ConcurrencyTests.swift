import Access
import Dispatch
import Domain
import Foundation
import Storage
import Synchronization
import Testing

/// Several connections to one file at once, as several processes have them.
struct ConcurrencyTests {
  /// Seconds for which writers write; more where somebody asks for a longer show.
  private static let seconds =
    ProcessInfo.processInfo.environment["TANDEM_SHOW_SECONDS"].flatMap { Double($0) } ?? 2

  @Test func `two writers and five readers lose nothing and are never turned away`() throws {
    let fixture = try Fixture()
    _ = try fixture.propose()
    let path = fixture.registry.path
    let end = Date().addingTimeInterval(Self.seconds)
    let written = Mutex<[[String]]>([[], []])
    let failures = Mutex<[String]>([])
    let looks = Mutex(0)
    let group = DispatchGroup()
    // Threads of their own: a pool would run as many at once as there are cores, and no more.
    let work: @Sendable (Int) -> Void = { worker in
      defer { group.leave() }
      do {
        let registry = try Registry(opening: path)
        if worker < 2 {
          var number = 0
          while Date() < end {
            number += 1
            let name = "Person \(worker)-\(number)"
            try registry.addPerson(
              Person(part: .team, name: name), to: "0600001", round: "R",
              by: Actor(.districtLead, "0600001"), at: Fixture.moment(100 + number))
            written.withLock { $0[worker].append(name) }
          }
        } else {
          var last = 0
          while Date() < end {
            // What was acknowledged before the look began is in it, and a look is one state.
            let known = written.withLock { $0.flatMap { $0 } }
            let people = try registry.registration(of: "0600001", round: "R").people
            let names = Set(people.map(\.name))
            if !names.isSuperset(of: known) { throw Lost() }
            let head = try registry.head().deeds
            if head < last { throw Lost() }
            last = head
            if worker == 6, try !registry.verifyAudit().isSound { throw Lost() }
            looks.withLock { $0 += 1 }
          }
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    for worker in 0..<7 {
      group.enter()
      Thread { work(worker) }.start()
    }
    group.wait()
    #expect(failures.withLock { $0 } == [])
    let all = written.withLock { $0.flatMap { $0 } }
    let people = try fixture.registry.registration(of: "0600001", round: "R").people
    #expect(Set(people.map(\.name)) == Set(all))
    #expect(all.count > 2)
    #expect(looks.withLock { $0 } > 5)
    #expect(try fixture.registry.check().isSound)
    if Self.seconds > 5 {
      print("\(all.count) deeds by two writers, \(looks.withLock { $0 }) looks by five readers")
    }
  }

  private struct Lost: Error {}
}
