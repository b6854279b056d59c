import Access
import Assignment
import Domain
import Foundation
import Storage
import Synchronization
import Workflows

/// Matches that run in the background, each on a thread of its own from beginning to end.
final class Jobs: Sendable {
  /// How far a match has come, or that it is over.
  enum View: Equatable, Sendable {
    case running(String)
    case over
  }

  private struct Live {
    var progress: String
    var isStopping = false
  }

  private let registry: Registry
  private let engine: String
  private let now: @Sendable () -> Date
  private let live = Mutex<[Int: Live]>([:])
  /// Matches at once: more would only slow each other down.
  static let mostAtOnce = 2

  init(registry: Registry, engine: String, now: @escaping @Sendable () -> Date) {
    self.registry = registry
    self.engine = engine
    self.now = now
  }

  var runningCount: Int { live.withLock { $0.count } }

  /// Begins a match of a round; returns the job's number.
  ///
  /// - Throws: `Failure.conflict` if the round is being matched, or too many others are.
  func start(round: String, by actor: Actor) throws -> Int {
    let moment = Moment(now())
    let source = try RegistryDesk(registry, actor: actor, now: moment).source(round: round)
    guard runningCount < Self.mostAtOnce else {
      throw Failure(.conflict, [Words.tooMany(Self.mostAtOnce)])
    }
    let id: Int
    do throws(StorageError) {
      id = try registry.beginJob(round: round, by: actor, at: moment)
    } catch {
      throw Failure(.conflict, ["\(error)"])
    }
    live.withLock { $0[id] = Live(progress: Words.beginning) }
    OwnThread.run("match \(id)") { [self] in run(id, source, round: round, by: actor) }
    return id
  }

  private func run(_ id: Int, _ source: Source, round: String, by actor: Actor) {
    let (state, plan, message) = outcome(id, source, round: round, by: actor)
    // A registry that is busy is asked again; a job that ends nowhere would bar the round.
    for _ in 0..<3 {
      do {
        try registry.endJob(id, state, plan: plan, message: message, at: Moment(now()))
        break
      } catch { continue }
    }
    live.withLock { _ = $0.removeValue(forKey: id) }
  }

  private func outcome(
    _ id: Int, _ source: Source, round: String, by actor: Actor
  ) -> (Job.State, Int?, String?) {
    let control = Control(
      stop: { [self] in
        live.withLock { $0[id]?.isStopping ?? true } ? .interrupt : nil
      },
      report: { [self] progress in
        live.withLock { $0[id]?.progress = Words.progress(progress) }
      })
    do {
      let outcome = try Matching.run(
        RoundModel(source.bundle), sha256: source.sha256, control: control)
      guard outcome.plan.proof.status != .infeasible else {
        return (.failed, nil, outcome.conflicts.joined(separator: "\n"))
      }
      let desk = RegistryDesk(registry, actor: actor, now: Moment(now()))
      let number = try desk.keep(outcome.plan, of: source, round: round, engine: engine)
      return (.done, number, outcome.plan.proof.stopped == nil ? nil : Words.stopped)
    } catch let error as Failure {
      return (.failed, nil, "\(error)")
    } catch let error as MatchingError {
      return (.failed, nil, "\(error)")
    } catch {
      return (.failed, nil, Words.fault)
    }
  }

  /// Asks a match to end with the best plan so far.
  func stop(_ id: Int) { live.withLock { $0[id]?.isStopping = true } }

  func view(_ id: Int) -> View {
    live.withLock { live in live[id].map { .running($0.progress) } ?? .over }
  }

  /// Asks all to end and waits until their plans are kept.
  func stopAll() async {
    live.withLock { live in
      for id in live.keys { live[id]?.isStopping = true }
    }
    await waitForAll()
  }

  /// Waits until no match runs.
  func waitForAll() async {
    while runningCount > 0 {
      do { try await Task.sleep(for: .milliseconds(50)) } catch { return }
    }
  }

  enum Words {
    static let beginning = "The match begins."
    static let stopped = "It was stopped and kept the best plan so far."
    static let fault = "The match ended by a fault of the server; the log says more."
    static func tooMany(_ most: Int) -> String {
      "\(Phrase.count(most, "match", "matches")) run already. Wait for one of them, or stop it."
    }

    static func progress(_ progress: Control.Progress) -> String {
      var words =
        progress.objective.map { "Best plan so far: \(Phrase.decimal($0, 4))" }
        ?? "No plan yet"
      if let bound = progress.bound {
        words += ", and no plan is worth more than \(Phrase.decimal(bound, 4))"
      }
      return words + " (\(Phrase.count(progress.columns, "column")),"
        + " stage \(progress.stage.rawValue))."
    }
  }
}
