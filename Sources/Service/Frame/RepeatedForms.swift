import Hummingbird

/// Forms that were sent lately: a double click, or a reload, is answered as the first time and does
/// nothing again.
///
/// A form has a key of its own each time it is shown. What is sent twice to the letter, key and all,
/// by the same reader is a repetition; anything else is another deed.
actor RepeatedForms {
  private struct Sent {
    var at: ContinuousClock.Instant
    var answer: Task<Response, any Error>
  }

  private var sent: [String: Sent] = [:]
  private static let kept = Duration.seconds(600)

  /// The answer to a form; `make` is asked once for all that are sent while it answers, and after
  /// that unless it led on.
  func answer(
    _ form: String, _ make: @escaping @Sendable () async throws -> Response
  ) async throws -> Response {
    let now = ContinuousClock.now
    if let first = sent[form], now - first.at < Self.kept {
      return try await first.answer.value
    }
    sent = sent.filter { now - $0.value.at < Self.kept }
    // It goes on where its browser does not wait for it.
    let answer = Task { try await make() }
    sent[form] = Sent(at: now, answer: answer)
    do {
      let response = try await answer.value
      if response.status != .seeOther { sent[form] = nil }
      return response
    } catch {
      sent[form] = nil
      throw error
    }
  }
}
