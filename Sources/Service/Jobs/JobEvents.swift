import HTTPTypes
import Hummingbird
import NIOCore

/// A job's progress as server-sent events: `progress` with words, then `end`.
enum JobEvents {
  /// Milliseconds between looks, and looks without news until a sign of life.
  private static let pause = 300
  private static let quietLooks = 50

  static func response(_ id: Int, _ jobs: Jobs) -> Response {
    let body = ResponseBody { writer in
      var last = ""
      var quiet = 0
      while case .running(let words) = jobs.view(id) {
        quiet += 1
        if words != last {
          last = words
          quiet = 0
          try await writer.write(event("progress", words))
        } else if quiet >= quietLooks {
          quiet = 0
          try await writer.write(ByteBuffer(string: ": still at it\n\n"))
        }
        try await Task.sleep(for: .milliseconds(pause))
      }
      try await writer.write(event("end", "over"))
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: [.contentType: "text/event-stream"], body: body)
  }

  private static func event(_ name: String, _ text: String) -> ByteBuffer {
    let line = text.replacing("\n", with: " ")
    return ByteBuffer(string: "event: \(name)\ndata: \(line)\n\n")
  }
}
