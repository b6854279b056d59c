import Hummingbird
import Logging
import NIOCore
import Storage

/// One request on its way through the server.
struct Visit: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address at the other end of the connection.
  let peer: String?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }

  /// The most bytes that a request may bring.
  static let longestBody = 1 << 18
  /// The most that a form with files may bring.
  static let longestUpload = 32 << 20

  var maxUploadSize: Int { Self.longestBody }
}
