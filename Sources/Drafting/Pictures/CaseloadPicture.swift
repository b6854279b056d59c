package import Domain

/// What the plan gives each facilitator, and what each has room for: a square for each place.
package enum CaseloadPicture {
  private static let nameWidth = 400.0
  private static let square = 14.0
  private static let gap = 4.0
  private static let pitch = 22.0
  /// Places that are drawn one by one; more become a bar.
  private static let most = 16
  private static let rowsOfSheet = 40

  /// The caseloads in order of id, in sheets that each fit on paper; none without facilitators.
  package static func sheets(of plan: Plan) -> [Picture] {
    let loads = plan.facilitators
    return stride(from: 0, to: loads.count, by: rowsOfSheet).map { start in
      sheet(
        Array(loads[start..<min(start + rowsOfSheet, loads.count)]),
        number: start / rowsOfSheet + 1, of: plan)
    }
  }

  private static func sheet(
    _ loads: [Plan.FacilitatorLoad], number: Int, of plan: Plan
  ) -> Picture {
    let unit = plan.input.policy.caseloadUnit.rawValue
    let rows = loads.enumerated().map { place, load in
      row(load, y: 6 + Double(place) * pitch, unit, plan)
    }
    let facts = loads.map {
      "\($0.id) \($0.load) of \($0.capacity)"
    }
    return Picture(
      id: "caseloads-\(number)", title: "Caseloads and capacities of the facilitators",
      description: "A filled square is a place in use, an empty one is free, counted in \(unit): "
        + facts.joined(separator: ", ") + ".",
      height: 12 + Double(rows.count) * pitch, content: rows)
  }

  private static func row(
    _ load: Plan.FacilitatorLoad, y: Double, _ unit: String, _ plan: Plan
  ) -> HTML {
    let baseline = y + square - 3
    let name = Draw.fitted(
      "\(load.id) \(plan.name(of: load.id))", width: nameWidth - 10, size: 12)
    let places = max(load.load, load.capacity)
    var shapes: [HTML] = []
    let end: Double
    if places <= most {
      for place in 0..<places {
        let x = nameWidth + Double(place) * (square + gap)
        shapes.append(
          Draw.rect(
            x, y, square, square,
            ["fill": place < load.load ? PictureColor.strong : PictureColor.paper]))
      }
      end = nameWidth + Double(places) * (square + gap)
    } else {
      let length = Double(most) * (square + gap) - gap
      let share = Double(load.load) / Double(places)
      shapes = [
        Draw.rect(nameWidth, y, length, square, ["fill": PictureColor.paper]),
        Draw.rect(nameWidth, y, length * share, square, ["fill": PictureColor.strong]),
      ]
      end = nameWidth + length + gap
    }
    return Draw.group([
      Draw.text(name, Draw.Point(x: 0, y: baseline)),
      Draw.group(shapes, ["stroke": PictureColor.strong, "stroke-width": "1.2"]),
      Draw.text("\(load.load) of \(load.capacity)", Draw.Point(x: end + 6, y: baseline)),
    ])
  }
}
