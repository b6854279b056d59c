import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Requests of ours to a provider: short, small, and never led elsewhere.
final class Outbound: Sendable {
  struct Answer: Sendable {
    var status: Int
    var body: [UInt8]
  }

  /// The most bytes of an answer.
  private static let largest = 1 << 18

  /// For a whole exchange.
  private let longest: TimeAmount
  private let client: HTTPClient

  /// - Parameter seconds: what a whole exchange may take; half of it to connect, or without a byte.
  init(seconds: Int) {
    longest = .seconds(Int64(seconds))
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    let half = TimeAmount.milliseconds(500 * Int64(seconds))
    configuration.timeout = .init(connect: half, read: half)
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  // The client asks to be shut down, and holds itself until it is.
  deinit { client.shutdown { _ in } }

  func get(_ address: String, bearer: String? = nil) async throws(OpenIDTrouble) -> Answer {
    var request = HTTPClientRequest(url: address)
    if let bearer { request.headers.add(name: "Authorization", value: "Bearer \(bearer)") }
    return try await send(request)
  }

  /// Sends a form; `basic` is a name and a password.
  func post(
    _ address: String, _ form: [(name: String, value: String)],
    basic: (name: String, password: String)?
  ) async throws(OpenIDTrouble) -> Answer {
    var request = HTTPClientRequest(url: address)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
    if let basic {
      // RFC 6749, section 2.3.1: both are written as in a form first.
      let pair = Place.encoded(basic.name) + ":" + Place.encoded(basic.password)
      request.headers.add(
        name: "Authorization", value: "Basic " + Data(pair.utf8).base64EncodedString())
    }
    let body = form.map { "\(Place.encoded($0.name))=\(Place.encoded($0.value))" }
    request.body = .bytes(ByteBuffer(string: body.joined(separator: "&")))
    return try await send(request)
  }

  private func send(_ request: HTTPClientRequest) async throws(OpenIDTrouble) -> Answer {
    var request = request
    request.headers.add(name: "Accept", value: "application/json")
    do {
      let response = try await client.execute(request, timeout: longest)
      let body = try await response.body.collect(upTo: Self.largest)
      return Answer(status: Int(response.status.code), body: Array(body.readableBytesView))
    } catch {
      throw .unreachable
    }
  }
}
