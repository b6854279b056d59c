import Foundation

/// Paths of our own, each part encoded.
enum Place {
  private static let safe = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

  static func path(_ parts: String...) -> String {
    "/" + parts.map(encoded).joined(separator: "/")
  }

  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: safe) ?? ""
  }

  static func district(_ id: String) -> String { path("districts", id) }

  static func registration(_ round: String, _ district: String, _ step: String) -> String {
    path("rounds", round, "districts", district, "registration", step)
  }
}
