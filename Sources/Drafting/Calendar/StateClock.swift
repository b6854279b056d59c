import Domain

/// Which clock a district lives by, from its state and, where a state has two, its location.
///
/// Where a state has two zones, it is the one of most of its people, unless the location lies
/// beyond a straight line that follows the border of the zones roughly. Where no line does (Indiana,
/// Michigan, Nevada, North Dakota, Oregon), it is the one of most people. Borders: 49 CFR part 71.
enum StateClock {
  /// Beyond which side of a line a state's other zone begins, in degrees.
  private enum Line {
    case west(Double), east(Double), north(Double)

    func isBeyond(_ place: Coordinate) -> Bool {
      switch self {
      case .west(let longitude): place.longitude < longitude
      case .east(let longitude): place.longitude > longitude
      case .north(let latitude): place.latitude > latitude
      }
    }
  }

  private struct State {
    var code: String
    var name: String
    var zone: ClockZone
    var other: (line: Line, zone: ClockZone)?

    init(
      _ code: String, _ name: String, _ zone: ClockZone,
      _ other: (line: Line, zone: ClockZone)? = nil
    ) {
      self.code = code
      self.name = name
      self.zone = zone
      self.other = other
    }
  }

  /// The clock of a district; `nil` if its state is not one that we know.
  static func zone(of district: District) -> ClockZone? {
    guard let written = district.state?.lowercased(),
      let state = states.first(where: {
        $0.code.lowercased() == written || $0.name.lowercased() == written
      })
    else { return nil }
    if let other = state.other, let place = district.location, other.line.isBeyond(place) {
      return other.zone
    }
    return state.zone
  }

  private static let states = [
    State("AL", "Alabama", .central), State("AK", "Alaska", .alaska, (.west(-169.5), .aleutian)),
    State("AZ", "Arizona", .arizona), State("AR", "Arkansas", .central),
    State("CA", "California", .pacific), State("CO", "Colorado", .mountain),
    State("CT", "Connecticut", .eastern), State("DE", "Delaware", .eastern),
    State("DC", "District of Columbia", .eastern),
    State("FL", "Florida", .eastern, (.west(-85), .central)), State("GA", "Georgia", .eastern),
    State("HI", "Hawaii", .hawaii), State("ID", "Idaho", .mountain, (.north(45.6), .pacific)),
    State("IL", "Illinois", .central), State("IN", "Indiana", .eastern),
    State("IA", "Iowa", .central), State("KS", "Kansas", .central, (.west(-101.5), .mountain)),
    State("KY", "Kentucky", .eastern, (.west(-86.1), .central)),
    State("LA", "Louisiana", .central), State("ME", "Maine", .eastern),
    State("MD", "Maryland", .eastern), State("MA", "Massachusetts", .eastern),
    State("MI", "Michigan", .eastern), State("MN", "Minnesota", .central),
    State("MS", "Mississippi", .central), State("MO", "Missouri", .central),
    State("MT", "Montana", .mountain),
    State("NE", "Nebraska", .central, (.west(-101.2), .mountain)),
    State("NV", "Nevada", .pacific), State("NH", "New Hampshire", .eastern),
    State("NJ", "New Jersey", .eastern), State("NM", "New Mexico", .mountain),
    State("NY", "New York", .eastern), State("NC", "North Carolina", .eastern),
    State("ND", "North Dakota", .central), State("OH", "Ohio", .eastern),
    State("OK", "Oklahoma", .central), State("OR", "Oregon", .pacific),
    State("PA", "Pennsylvania", .eastern), State("RI", "Rhode Island", .eastern),
    State("SC", "South Carolina", .eastern),
    State("SD", "South Dakota", .central, (.west(-101), .mountain)),
    State("TN", "Tennessee", .central, (.east(-85.35), .eastern)),
    State("TX", "Texas", .central, (.west(-104.9), .mountain)), State("UT", "Utah", .mountain),
    State("VT", "Vermont", .eastern), State("VA", "Virginia", .eastern),
    State("WA", "Washington", .pacific), State("WV", "West Virginia", .eastern),
    State("WI", "Wisconsin", .central), State("WY", "Wyoming", .mountain),
    State("AS", "American Samoa", .samoa), State("GU", "Guam", .guam),
    State("MP", "Northern Mariana Islands", .guam), State("PR", "Puerto Rico", .atlantic),
    State("VI", "Virgin Islands", .atlantic),
  ]
}
