import Foundation

/// A file that came with a form.
struct UploadedFile: Equatable, Sendable {
  var field: String
  /// Its name without a folder.
  var name: String
  var bytes: [UInt8]
}

/// A form with files, as browsers send it.
///
/// Reference: L. Masinter, RFC 7578, *Returning Values from Forms: multipart/form-data*, 2015.
/// doi:10.17487/RFC7578
struct MultipartForm {
  private(set) var answers = Answers()
  private(set) var files: [UploadedFile] = []

  /// More parts than any form of ours has.
  private static let mostParts = 200
  private static let longestName = 200
  /// RFC 2046, section 5.1.1.
  private static let longestBoundary = 70

  /// Reads the parts; `nil` if it is no such form.
  init?(_ bytes: [UInt8], contentType: String) {
    guard let boundary = Self.parameter("boundary", in: contentType), !boundary.isEmpty,
      boundary.utf8.count <= Self.longestBoundary
    else { return nil }
    let data = Data(bytes)
    let (mark, blank) = (Data("--\(boundary)".utf8), Data("\r\n\r\n".utf8))
    let end = Data("\r\n--\(boundary)".utf8)
    guard var place = data.range(of: mark)?.upperBound else { return nil }
    var pairs: [(name: String, value: String)] = []
    // After a mark stands a line's end before a part, or two hyphens at the end of all.
    while data[place...].starts(with: Data("\r\n".utf8)) {
      guard pairs.count + files.count < Self.mostParts,
        let head = data.range(of: blank, in: place..<data.endIndex),
        let tail = data.range(of: end, in: (head.upperBound - 2)..<data.endIndex)
      else { return nil }
      let header = String(decoding: data[place..<head.lowerBound], as: UTF8.self)
      let content = data[head.upperBound..<max(head.upperBound, tail.lowerBound)]
      guard
        let disposition = header.split(whereSeparator: \.isNewline)
          .first(where: { $0.lowercased().hasPrefix("content-disposition:") }).map(String.init),
        let name = Self.parameter("name", in: disposition)
      else { return nil }
      if let file = Self.parameter("filename", in: disposition) {
        let plain = file.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        // A field for files that was left empty comes as one without a name.
        if !plain.isEmpty, plain != ".", plain != ".." {
          files.append(
            UploadedFile(
              field: name, name: String(plain.prefix(Self.longestName)), bytes: Array(content)))
        }
      } else {
        pairs.append((name, String(decoding: content, as: UTF8.self)))
      }
      place = tail.upperBound
    }
    guard data[place...].starts(with: Data("--".utf8)) else { return nil }
    answers = Answers(pairs)
  }

  /// `boundary=…` or `name="…"` of a header; quotation marks inside come as `%22`.
  private static func parameter(_ name: String, in header: String) -> String? {
    for part in header.split(separator: ";").dropFirst() {
      let halves = part.split(separator: "=", maxSplits: 1)
      guard halves.count == 2,
        halves[0].trimmingCharacters(in: .whitespaces).lowercased() == name
      else { continue }
      let value = halves[1].trimmingCharacters(in: .whitespaces)
      let isQuoted = value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
      return (isQuoted ? String(value.dropFirst().dropLast()) : value)
        .replacing("%22", with: "\"")
    }
    return nil
  }
}
