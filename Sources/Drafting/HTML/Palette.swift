import Foundation

/// The colours of every page and picture, as `#rrggbb`.
///
/// Text on `paper`, `shade` and `tint` has a contrast of 4.5 to 1 or more, lines and marks that
/// mean something 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11). No colour is the only sign of anything.
package enum Palette {
  package static let paper = "#ffffff"
  /// The ground of headings of tables and of notes.
  package static let shade = "#eef2f6"
  /// The ground of what is to be looked at first.
  package static let tint = "#fdf3d8"
  package static let ink = "#1b1f24"
  /// Text of less weight: origins, captions.
  package static let quietInk = "#4d5560"
  package static let link = "#0b4f8a"
  /// Lines that carry meaning, such as the frame of a note.
  package static let line = "#6b7480"
  /// Lines that only please, such as those between rows.
  package static let hairline = "#c8ced6"

  /// The grounds on which text stands.
  package static let grounds = [paper, shade, tint]
  /// The colours of text.
  package static let inks = [ink, quietInk, link]

  /// The contrast of two colours, from 1 to 21; `nil` if either is not `#rrggbb`.
  ///
  /// Reference: W3C, Web Content Accessibility Guidelines 2.2, "contrast ratio" and "relative
  /// luminance".
  package static func contrast(_ first: String, _ second: String) -> Double? {
    guard let first = luminance(first), let second = luminance(second) else { return nil }
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private static func luminance(_ color: String) -> Double? {
    guard color.utf8.count == 7, color.first == "#", let number = Int(color.dropFirst(), radix: 16)
    else { return nil }
    let parts = [16, 8, 0].map { shift -> Double in
      let share = Double((number >> shift) & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
