import Assignment
import Foundation
import Workflows

/// How a command ends, for scripts.
enum Status: Int32, Error {
  case done = 0
  case foundSomething = 1
  case usage = 2
  case badInput = 3
  case notFound = 4
  case conflict = 5
  case notAllowed = 6
  /// Something in this program is wrong (`EX_SOFTWARE`).
  case fault = 70
  /// A file could not be read or written (`EX_IOERR`).
  case file = 74
  case interrupted = 130

  init(_ kind: Failure.Kind) {
    switch kind {
    case .badInput: self = .badInput
    case .notFound: self = .notFound
    case .conflict: self = .conflict
    case .file: self = .file
    case .notAllowed: self = .notAllowed
    }
  }

  init(_ error: MatchingError) {
    switch error {
    case .stoppedWithoutPlan(.interrupt): self = .interrupted
    case .stoppedWithoutPlan: self = .conflict
    }
  }

  func exit() -> Never { Foundation.exit(rawValue) }
}
