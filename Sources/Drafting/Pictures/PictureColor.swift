/// The colours of pictures, as `#rrggbb`; none of them is the only sign of anything.
///
/// Marks stand out from their grounds by 3 to 1 or more, text by 4.5 to 1 (WCAG 2.2, 1.4.11 and
/// 1.4.3); `grounds(of:)` says which stand on which, and a test works the contrasts out.
package enum PictureColor {
  package static let paper = Palette.paper
  package static let ink = Palette.ink
  package static let quietInk = Palette.quietInk
  /// Areas inside outlines.
  package static let land = "#f3f1ea"
  /// What lies outside all outlines, be it outside or another country.
  package static let outside = "#e4e8ec"
  /// Outlines of areas.
  package static let border = "#757b83"
  /// Lines that only please, such as a grid behind marks.
  package static let hairline = Palette.hairline
  /// Districts, partnerships, and every other part of a bar.
  package static let strong = "#0b4f8a"
  /// The parts of a bar between strong ones, framed in `strong`; areas of groups.
  package static let soft = "#d5e4f2"
  /// Facilitators.
  package static let guide = "#8a3b12"
  /// From few to many.
  package static let ramp = ["#ffffff", "#e4eef6", "#bcd6ea", "#5f97c3", "#0b4f8a"]

  /// The text that is read on a colour of `ramp`.
  package static func text(onRamp place: Int) -> String { place < 4 ? "#000000" : paper }

  /// The grounds on which each mark stands.
  package static let marks: [(mark: String, grounds: [String])] = [
    (border, [land, outside]), (strong, [paper, land, outside, soft]),
    (guide, [paper, land, outside]),
    (ink, [paper, land, outside, soft]), (quietInk, [land, outside]),
  ]
  /// The grounds on which each colour of text stands.
  package static let texts: [(text: String, grounds: [String])] =
    [
      (ink, [paper, land, outside, soft]), (quietInk, [paper, land, outside]),
      (strong, [paper, soft]),
      (guide, [paper, land, outside]), (paper, [strong]),
    ] + ramp.indices.map { (text(onRamp: $0), [ramp[$0]]) }
}
