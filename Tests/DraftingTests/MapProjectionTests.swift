import Domain
import Drafting
import Foundation
import TestSupport
import Testing

struct MapProjectionTests {
  // Snyder, US Geological Survey Professional Paper 1395, numerical example of page 291.
  @Test func `the conic of Albers gives Snyder's example`() throws {
    let conic = try #require(
      AlbersConic(
        centre: Coordinate(latitude: 23, longitude: -96), parallels: (29.5, 45.5)))
    let (x, y) = conic.point(Coordinate(latitude: 35, longitude: -75))
    #expect(abs(x * .pi / 180 - 0.2952720) < 1e-6)
    #expect(abs(y * .pi / 180 - 0.2416774) < 1e-6)
  }

  @Test(arguments: 1...20)
  func `a map of a country keeps areas`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let projection = MapProjection(around: Self.country)
    let place = Coordinate(
      latitude: .random(in: 25...49, using: &random),
      longitude: .random(in: -124 ... -67, using: &random))
    let step = 0.01
    let east = Coordinate(latitude: place.latitude, longitude: place.longitude + step)
    let north = Coordinate(latitude: place.latitude + step, longitude: place.longitude)
    let (origin, a, b) = (
      projection.point(place), projection.point(east), projection.point(north)
    )
    let area = (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    let sphere = step * step * cos((place.latitude + step / 2) * .pi / 180)
    #expect(abs(area / sphere - 1) < 1e-3)
  }

  @Test func `a state is laid out by simple parallels and a country by a cone`() {
    let state = [
      Coordinate(latitude: 33, longitude: -117), Coordinate(latitude: 41, longitude: -123),
    ]
    guard case .equirectangular(let centre) = MapProjection(around: state) else {
      Issue.record("a cone for a state")
      return
    }
    #expect(centre == Coordinate(latitude: 37, longitude: -120))
    guard case .albers = MapProjection(around: Self.country) else {
      Issue.record("simple parallels for a country")
      return
    }
  }

  @Test func `places on both sides of the date line stay together`() {
    let projection = MapProjection(around: [
      Coordinate(latitude: 52, longitude: 179), Coordinate(latitude: 52, longitude: -179),
    ])
    let west = projection.point(Coordinate(latitude: 52, longitude: 179))
    let east = projection.point(Coordinate(latitude: 52, longitude: -179))
    #expect(abs(east.x - west.x) < 2)
    #expect(east.x > west.x)
  }

  @Test func `the outlines of the states hold the places that lie in them`() throws {
    #expect(StateOutlines.all.count == 51)
    #expect(StateOutlines.all.allSatisfy { $0.rings.allSatisfy { $0.count >= 3 } })
    let places = [
      "CA": Coordinate(latitude: 36.74, longitude: -119.78),
      "NY": Coordinate(latitude: 42.65, longitude: -73.75),
      "OH": Coordinate(latitude: 39.96, longitude: -83.0),
      "AK": Coordinate(latitude: 64.84, longitude: -147.7),
      "HI": Coordinate(latitude: 19.6, longitude: -155.5),
      "DC": Coordinate(latitude: 38.91, longitude: -77.03),
    ]
    for (name, place) in places {
      let found = StateOutlines.all.filter { $0.contains(place) }.map(\.name)
      #expect(found == [name])
    }
  }

  private static let country = [
    Coordinate(latitude: 25, longitude: -81), Coordinate(latitude: 48, longitude: -123),
    Coordinate(latitude: 45, longitude: -68),
  ]
}
