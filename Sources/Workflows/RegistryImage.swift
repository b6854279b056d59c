import Foundation

/// Images of rows, as the audit keeps them, on their way to somebody's eyes.
enum RegistryImage {
  /// Fields that stay with whoever wrote them.
  private static let privateFields: Set<String> = ["reason", "note", "text", "email"]

  /// The image with its private fields covered.
  static func withoutReasons(_ image: String) -> String {
    guard
      var fields = try? JSONDecoder().decode([String: Field].self, from: Data(image.utf8)),
      fields.contains(where: { privateFields.contains($0.key) && $0.value != .null })
    else { return image }
    for (key, value) in fields where privateFields.contains(key) && value != .null {
      fields[key] = .text("(not shown)")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(fields)).map { String(decoding: $0, as: UTF8.self) }
      ?? "(not shown)"
  }

  private enum Field: Codable, Equatable {
    case null
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .null: try container.encodeNil()
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      }
    }
  }
}
