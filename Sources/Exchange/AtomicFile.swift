import Foundation

/// Writes files so that a reader finds the old content or the new, never half of either.
package enum AtomicFile {
  /// Why a file could not be written; what was there before is still there.
  package struct Failure: Error, Equatable, CustomStringConvertible {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }

    package var description: String {
      "\(path) could not be written (\(reason)). Choose a place that exists and is yours."
    }
  }

  /// Writes `bytes` to a new file beside `path`, then renames it to `path`.
  ///
  /// A link is followed, and what it points to is replaced. Where `path` is a device or a pipe, to
  /// which nothing can be renamed, the bytes go straight into it.
  package static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let target = realPath(of: path)
    var information = stat()
    let exists = stat(target, &information) == 0
    let kind = information.st_mode & S_IFMT
    if exists, kind == S_IFDIR { throw Failure(path: path, reason: "it is a folder") }
    if exists, kind != S_IFREG {
      let descriptor = open(target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      guard put(bytes, into: descriptor) else { throw failure(path) }
      return
    }
    if exists, access(target, W_OK) != 0 { throw failure(path) }

    let (descriptor, temporary) = try makeFile(beside: target, path)
    var isDone = false
    defer { if !isDone { unlink(temporary) } }
    let isWritten = put(bytes, into: descriptor) && fsync(descriptor) == 0
    let reason = errno
    if exists { fchmod(descriptor, information.st_mode & 0o7777) }
    close(descriptor)
    guard isWritten else {
      throw Failure(path: path, reason: String(cString: strerror(reason)))
    }
    guard rename(temporary, target) == 0 else { throw failure(path) }
    isDone = true
  }

  private static func failure(_ path: String) -> Failure {
    Failure(path: path, reason: String(cString: strerror(errno)))
  }

  private static func realPath(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// A new, empty file in the folder of `target`; its name is not taken.
  private static func makeFile(
    beside target: String, _ path: String
  ) throws(Failure) -> (descriptor: Int32, name: String) {
    for attempt in 0..<1000 {
      let name = "\(target).\(getpid()).\(attempt).part"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, name) }
      guard errno == EEXIST else { throw failure(path) }
    }
    throw Failure(path: path, reason: "unfinished files stand beside it")
  }

  private static func put(_ bytes: [UInt8], into descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }
}
