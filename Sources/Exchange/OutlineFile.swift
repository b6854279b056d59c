package import Domain
import Foundation

/// Outlines for maps, read from GeoJSON (RFC 7946): every polygon and multipolygon of a file.
package enum OutlineFile {
  /// Reads the outlines of the file at `path`; points and lines in it are left out.
  ///
  /// A hole in a polygon counts as a ring of its own.
  package static func read(contentsOf path: String) throws(BundleProblems) -> [Outline] {
    let name = URL(fileURLWithPath: path).lastPathComponent
    let bytes: [UInt8]
    do throws(InputFile.Failure) {
      bytes = try InputFile.read(path, lineLimit: nil)
    } catch {
      switch error {
      case .notFound: throw .notFound(path: path)
      case .unreadable(let reason): throw .unreadable(path: path, reason: reason)
      case .fault(let fault, let line):
        throw .badInput([Problem(file: name, line: line, fault: fault)])
      }
    }
    return try read(json: bytes, name: name)
  }

  /// Reads one document; `name` is what its problems call it.
  package static func read(json: [UInt8], name: String) throws(BundleProblems) -> [Outline] {
    do throws(Problem) {
      var reading = OutlineReading(file: name)
      let root = try JSONSource.read(try SourceText(file: name, bytes: json)).root
      try reading.read(root, name: "")
      guard !reading.outlines.isEmpty else {
        throw reading.problem(
          root, "There is no polygon in this file.",
          "Give GeoJSON with features of the type Polygon or MultiPolygon.")
      }
      return reading.outlines
    } catch {
      throw .badInput([error])
    }
  }
}

/// One pass over a document of GeoJSON.
private struct OutlineReading {
  let file: String
  var outlines: [Outline] = []

  /// Keys of properties under which files keep the name of an area, the best first.
  private static let nameKeys = ["name", "NAME", "county", "state", "STUSPS", "postal"]

  init(file: String) { self.file = file }

  func problem(_ node: SourceNode, _ found: String, _ fix: String) -> Problem {
    Problem(
      file: file, line: node.line, position: node.position, fault: .syntax(found, fix: fix))
  }

  mutating func read(_ node: SourceNode, name: String) throws(Problem) {
    guard case .text(let type) = node["type"]?.value else {
      throw problem(
        node, "This is \(node.kind) without a type of GeoJSON.",
        "Give GeoJSON, such as {\"type\": \"FeatureCollection\", …}.")
    }
    switch type {
    case "FeatureCollection":
      for feature in try list(node, "features") { try read(feature, name: name) }
    case "Feature":
      guard let geometry = node["geometry"] else {
        throw problem(node, "The feature has no geometry.", "Give it one, or remove it.")
      }
      if case .null = geometry.value { return }
      try read(geometry, name: Self.name(of: node))
    case "GeometryCollection":
      for part in try list(node, "geometries") { try read(part, name: name) }
    case "Polygon":
      try add(try list(node, "coordinates"), name)
    case "MultiPolygon":
      var rings: [SourceNode] = []
      for polygon in try list(node, "coordinates") { rings += try items(polygon) }
      try add(rings, name)
    case "Point", "MultiPoint", "LineString", "MultiLineString": break
    default:
      throw problem(
        node, "\"\(Excerpt.of(type))\" is not a type of GeoJSON.",
        "Give GeoJSON; a file of another kind, such as TopoJSON, has to be converted first.")
    }
  }

  private mutating func add(_ nodes: [SourceNode], _ name: String) throws(Problem) {
    var rings: [[Coordinate]] = []
    for node in nodes {
      var ring: [Coordinate] = []
      for position in try items(node) { ring.append(try coordinate(position)) }
      if ring.count > 1, ring.first == ring.last { ring.removeLast() }
      guard ring.count >= 3 else {
        throw problem(
          node, "The ring has fewer than three different points.",
          "Give each ring three points or more, and the first again at its end.")
      }
      rings.append(ring)
    }
    outlines.append(Outline(name: name, rings: rings))
  }

  private func coordinate(_ node: SourceNode) throws(Problem) -> Coordinate {
    let numbers = try items(node).compactMap { item -> Double? in
      if case .number(let text) = item.value { Double(text) } else { nil }
    }
    guard numbers.count >= 2 else {
      throw problem(
        node, "This is not a position.", "Give longitude and latitude, such as [-119.8, 36.7].")
    }
    guard (-180...180).contains(numbers[0]), (-90...90).contains(numbers[1]) else {
      throw problem(
        node, "\(numbers[0]), \(numbers[1]) are not degrees of longitude and latitude.",
        "Save the outlines in degrees (WGS 84), longitude first.")
    }
    return Coordinate(latitude: numbers[1], longitude: numbers[0])
  }

  private func list(_ node: SourceNode, _ key: String) throws(Problem) -> [SourceNode] {
    guard let value = node[key] else {
      throw problem(node, "The key \"\(key)\" is missing.", "Give it a list.")
    }
    return try items(value)
  }

  private func items(_ node: SourceNode) throws(Problem) -> [SourceNode] {
    guard case .list(let items) = node.value else {
      throw problem(node, "This is \(node.kind), not a list.", "Give a list in square brackets.")
    }
    return items
  }

  private static func name(of feature: SourceNode) -> String {
    for key in nameKeys {
      if case .text(let name) = feature["properties"]?[key]?.value { return name }
    }
    return ""
  }
}
