import Domain
import Exchange
import Foundation
import Testing

struct OutlineFileTests {
  private func read(_ text: String) throws -> [Outline] {
    try OutlineFile.read(json: Array(text.utf8), name: "areas.geojson")
  }

  private static let ring = "[[-120,36],[-119,36],[-119,37],[-120,36]]"

  @Test func `polygons and multipolygons become outlines with their names`() throws {
    let outlines = try read(
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"fips": "1", "county": "Fresno"},
         "geometry": {"type": "Polygon", "coordinates": [\(Self.ring)]}},
        {"type": "Feature", "properties": {"NAME": "Kern"},
         "geometry": {"type": "MultiPolygon", "coordinates": [[\(Self.ring)], [\(Self.ring)]]}},
        {"type": "Feature", "properties": null, "geometry": null},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [0, 1]}}
      ]}
      """)
    #expect(outlines.map(\.name) == ["Fresno", "Kern"])
    #expect(outlines.map(\.rings.count) == [1, 2])
    #expect(outlines[0].rings[0].count == 3)
    #expect(outlines[0].contains(Coordinate(latitude: 36.2, longitude: -119.1)))
    #expect(!outlines[0].contains(Coordinate(latitude: 36.8, longitude: -119.9)))
  }

  @Test(arguments: [
    ("{\"type\": \"Topology\"}", "\"Topology\" is not a type of GeoJSON."),
    ("[]", "This is a list without a type of GeoJSON."),
    ("{\"type\": \"FeatureCollection\"}", "The key \"features\" is missing."),
    ("{\"type\": \"FeatureCollection\", \"features\": []}", "There is no polygon in this file."),
    ("{\"type\": \"Polygon\", \"coordinates\": [[[0,1],[1,1],[0,1]]]}", "fewer than three"),
    ("{\"type\": \"Polygon\", \"coordinates\": [[[\"0\",1]]]}", "This is not a position."),
    ("{\"type\": \"Polygon\", \"coordinates\": 4}", "This is a number, not a list."),
    (
      "{\"type\": \"Polygon\", \"coordinates\": [[[500000,4100000],[1,1],[0,1]]]}",
      "are not degrees of longitude and latitude."
    ),
    ("{\"type\": \"Polygon\"", "ends"),
  ])
  func `what is no outline is named with its line`(text: String, words: String) throws {
    do {
      _ = try read(text)
      Issue.record("\(text) was read")
    } catch let problems as BundleProblems {
      #expect("\(problems)".contains(words), "\(problems)")
      #expect("\(problems)".hasPrefix("areas.geojson:1"))
    }
  }
}
