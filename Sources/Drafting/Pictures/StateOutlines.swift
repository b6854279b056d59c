package import Domain

/// The states of the United States in few points, for maps where no other outlines are given.
///
/// They show where a place lies, to about 2 km; they are no statement about any border.
package enum StateOutlines {
  /// By postal code, in alphabetical order.
  package static let all: [Outline] = read(data)

  /// Reads the form that `data` documents.
  static func read(_ text: String) -> [Outline] {
    var outlines: [Outline] = []
    var numbers: [Int] = []
    func close() {
      guard !outlines.isEmpty, numbers.count >= 6 else { return }
      outlines[outlines.count - 1].rings.append(ring(numbers))
    }
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let number = Int(word) {
        numbers.append(number)
        continue
      }
      close()
      numbers = []
      if word != "|" { outlines.append(Outline(name: String(word), rings: [])) }
    }
    close()
    return outlines
  }

  private static let stepsPerDegree = 100.0

  private static func ring(_ numbers: [Int]) -> [Coordinate] {
    var longitude = 0
    var latitude = 0
    return stride(from: 0, to: numbers.count - 1, by: 2).map { place in
      longitude += numbers[place]
      latitude += numbers[place + 1]
      return Coordinate(
        latitude: Double(latitude) / stepsPerDegree, longitude: Double(longitude) / stepsPerDegree)
    }
  }
}
