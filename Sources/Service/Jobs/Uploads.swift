import Access
import Foundation
import Synchronization
import Workflows

/// Files that somebody sent and has looked at but not yet taken in.
struct Upload: Sendable {
  enum Kind: String, Sendable {
    /// A round with everything that belongs to it.
    case bundle
    /// Facts of districts for the directory.
    case districts
  }

  var kind: Kind
  var files: [UploadedFile]
  /// The round of a bundle.
  var round: String?
  /// The school year, for files that do not say it.
  var year: String?
  /// What headers mean that are not recognised, as `HEADER=MEANING`.
  var mappings: [String]
  /// The rows that would be skipped, as a file.
  var skipped: [UInt8] = []
}

/// Where uploads wait for the word of whoever sent them, under names that nobody can guess.
///
/// They are kept in memory: after a new start of the server, or after an hour, they are sent again.
final class Uploads: Sendable {
  private struct Waiting {
    var upload: Upload
    var owner: Actor
    var since: Date
  }

  /// More than staff have open at once, and few enough for the memory of a small machine.
  private static let most = 4
  private static let longest: TimeInterval = 3600

  private let waiting = Mutex<[String: Waiting]>([:])

  /// Keeps an upload; returns its name.
  func keep(_ upload: Upload, of owner: Actor, now: Date) -> String {
    let name = Tokens.fresh()
    waiting.withLock { waiting in
      waiting = waiting.filter { now.timeIntervalSince($0.value.since) < Self.longest }
      while waiting.count >= Self.most,
        let oldest = waiting.min(by: { $0.value.since < $1.value.since })?.key
      {
        waiting[oldest] = nil
      }
      waiting[name] = Waiting(upload: upload, owner: owner, since: now)
    }
    return name
  }

  /// An upload of this owner, if it waits still.
  func find(_ name: String, of owner: Actor, now: Date) throws(Failure) -> Upload {
    let found = waiting.withLock { $0[name] }
    guard let found, found.owner == owner, now.timeIntervalSince(found.since) < Self.longest else {
      throw Failure(.notFound, [Words.gone])
    }
    return found.upload
  }

  enum Words {
    static let gone = "These files are not there any more. Send them again."
  }
}
