import Domain
import TestSupport
import Testing

struct CoordinateTests {
  private static let losAngeles = Coordinate(latitude: 34.0522, longitude: -118.2437)
  private static let sanFrancisco = Coordinate(latitude: 37.7749, longitude: -122.4194)
  private static let newYork = Coordinate(latitude: 40.7128, longitude: -74.0060)

  @Test func `known distances between cities`() {
    #expect(abs(Self.losAngeles.kilometres(to: Self.sanFrancisco) - 559.12) < 0.05)
    #expect(abs(Self.losAngeles.kilometres(to: Self.newYork) - 3935.75) < 0.5)
  }

  @Test func `a degree of a great circle, a quarter and a half of the earth`() {
    let origin = Coordinate(latitude: 0, longitude: 0)
    let circle = 2 * Double.pi * Coordinate.earthRadius
    let shares: [(latitude: Double, longitude: Double, share: Double)] = [
      (1, 0, 1 / 360), (0, 1, 1 / 360), (90, 77, 0.25), (0, 180, 0.5), (0, -180, 0.5),
    ]
    for (latitude, longitude, share) in shares {
      let point = Coordinate(latitude: latitude, longitude: longitude)
      #expect(abs(origin.kilometres(to: point) - share * circle) < 1e-6)
    }
  }

  @Test func `the date line is no border`() {
    let east = Coordinate(latitude: 52, longitude: 179.5)
    let west = Coordinate(latitude: 52, longitude: -179.5)
    let middle = Coordinate(latitude: 52, longitude: 180)
    #expect(east.kilometres(to: west) < 70)
    #expect(abs(east.kilometres(to: middle) - west.kilometres(to: middle)) < 1e-9)
  }

  @Test func `neighbours of a metre are not lost to rounding`() {
    let north = Coordinate(latitude: 37.7749 + 1e-5, longitude: -122.4194)
    #expect(abs(Self.sanFrancisco.kilometres(to: north) * 1000 - 1.11195) < 1e-4)
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `a distance is the same both ways, zero only to itself, and never longer by a detour`(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let points = (0..<3).map { _ in
      Coordinate(
        latitude: .random(in: -90...90, using: &random),
        longitude: .random(in: -180...180, using: &random))
    }
    let direct = points[0].kilometres(to: points[2])
    #expect(points[0].kilometres(to: points[0]) == 0)
    #expect(direct > 0)
    #expect(direct == points[2].kilometres(to: points[0]))
    #expect(direct <= Double.pi * Coordinate.earthRadius + 1e-9)
    #expect(
      direct <= points[0].kilometres(to: points[1]) + points[1].kilometres(to: points[2]) + 1e-6)
  }
}
