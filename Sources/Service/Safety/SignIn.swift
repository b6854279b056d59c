import Access
import Foundation
import Storage

/// Signing in with a name, a password and, where it is asked for, a one-time code.
enum SignIn {
  /// Wrong passwords after which an account is locked, and the minutes for which it is.
  static let mostFailures = 5
  static let lockedMinutes = 15.0

  /// Whoever this is, or nobody; why not is not told, so that nobody learns which names there are.
  static func actor(
    _ name: String, _ password: String, code: String?, _ registry: Registry, now: Date,
    cost: Password.Cost
  ) throws -> Actor? {
    let account = try registry.account(name)
    // Without an account, as much time is spent as with one.
    let kept = try account?.password ?? Password.derived("no such account", cost: cost)
    let isRight = Password.isRight(password, kept)
    guard let account, !account.isClosed else { return nil }
    if let until = account.lockedUntil, Moment(now).text < until { return nil }
    let step = account.totp.flatMap { secret in
      code.flatMap { OneTimeCode.step(of: $0, secret, now: now) }
    }
    guard isRight, account.totp == nil || step != nil else {
      try registry.countFailure(
        name, limit: mostFailures,
        lockedUntil: Moment(now.addingTimeInterval(lockedMinutes * 60)))
      return nil
    }
    return try registry.countSuccess(name, totpStep: step) ? account.actor : nil
  }
}
