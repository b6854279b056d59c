import Access
import Foundation
import Storage

/// A link that lets one party in once, until a day: signed, so that nobody can write one, and
/// recorded, so that nobody can use it twice.
struct LinkToken: Equatable, Sendable {
  /// What a link is for; one for another purpose is of no use here.
  enum Purpose: String, Sendable {
    case signIn = "sign-in"
  }

  enum Problem: Error, Equatable {
    /// It is none of ours, or was changed.
    case foreign
    case ended
  }

  var purpose: Purpose
  var party: Actor
  var endsAt: Moment
  /// Tells one link from another; the registry keeps its digest.
  var nonce: String

  /// Days for which a link is good.
  static let days = 14

  var digest: String { Tokens.digest(nonce) }

  private var payload: String {
    [purpose.rawValue, party.description, endsAt.text, nonce].joined(separator: "\n")
  }

  /// The link's text: what it says and the signature over it.
  func text(_ secret: Secret) -> String {
    Base64URL.text(payload.utf8) + "."
      + Base64URL.text(secret.signature("link", over: payload))
  }

  init(_ purpose: Purpose, for party: Actor, now: Date, nonce: String = Tokens.fresh()) {
    self.purpose = purpose
    self.party = party
    self.nonce = nonce
    endsAt = Moment(now.addingTimeInterval(Double(Self.days) * 86_400))
  }

  /// Reads a link; whether it was used is the registry's to say.
  init(_ text: String, _ secret: Secret, now: Date) throws(Problem) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let payload = Base64URL.bytes(String(parts[0])),
      let code = Base64URL.bytes(String(parts[1]))
    else { throw .foreign }
    let words = String(decoding: payload, as: UTF8.self)
    guard secret.isValid(code, "link", over: words) else { throw .foreign }
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 4, let purpose = Purpose(rawValue: lines[0]),
      let party = Actor(lines[1]), let endsAt = Moment(lines[2])
    else { throw .foreign }
    guard Moment(now) < endsAt else { throw .ended }
    self.purpose = purpose
    self.party = party
    self.endsAt = endsAt
    nonce = lines[3]
  }
}
