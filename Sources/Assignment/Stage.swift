/// One thing that a plan maximises; each stage is fixed before the next.
package enum Stage: String, Sendable {
  /// As little as possible missing of the minimum caseloads and of the required pairs: a plan
  /// exists only where nothing is missing.
  case requirements
  /// As many mutual requests honoured as can be.
  case requests
  /// As many different members placed as can be.
  case coverage
  /// The lowest value of a partnership as high as it can be; see `Run.raiseWorst`.
  case worst
  /// The sum of the members' values.
  case value

  /// What a column counts in this stage, in units of the stage's objective.
  func worth(of column: Column, in instance: Instance) -> Double {
    switch self {
    case .requirements, .worst: 0
    case .requests: Double(instance.requests(in: column))
    case .coverage: Double(instance.singleMembers(of: column))
    case .value: Double(instance.units(of: column)) / Column.unitsPerOne
    }
  }

  /// What a pair counts in this stage before a facilitator's fit is added.
  func worthWithoutFacilitator(ofPair number: Int, in instance: Instance) -> Double {
    switch self {
    case .requirements, .worst: 0
    case .requests: instance.pairs[number].isRequested ? 1 : 0
    case .coverage:
      Double(instance.singleMembers(of: Column(pair: number, facilitator: nil)))
    case .value: instance.pairs[number].worth
    }
  }

  /// The step between two values that the objective can have: less than half of it is no gap.
  var step: Double {
    switch self {
    case .requirements, .requests, .coverage: 1
    case .worst, .value: 1 / Column.unitsPerOne
    }
  }

  /// What a set of columns counts in this stage.
  func total(of columns: [Column], in instance: Instance) -> Double {
    switch self {
    case .requirements, .worst: 0
    case .coverage: Double(instance.placedMembers(columns).count)
    case .requests: Double(columns.reduce(0) { $0 + instance.requests(in: $1) })
    case .value:
      // Summed as whole units, so that equal plans have equal values in any order.
      Double(columns.reduce(Int64(0)) { $0 + instance.units(of: $1) }) / Column.unitsPerOne
    }
  }

  /// What is surely reached or missed by whole steps: a start where no plan is known yet.
  var floor: Double { self == .requirements ? -1 : 0 }

  /// The largest value not above `bound` that the objective can have.
  func roundedDown(_ bound: Double) -> Double {
    switch self {
    case .requirements, .requests, .coverage: (bound + 1e-6).rounded(.down)
    case .worst, .value: bound
    }
  }
}
