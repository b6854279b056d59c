import Assignment

/// What each stage of a goal costs: the best sum without it less the best sum with it.
struct StagePrices {
  let instance: Instance
  let control: Control

  /// The prices of the stages of a result, by stage; those that were not proved are left out.
  ///
  /// Each is found by solving once more with the stages before it alone, from the plan at hand.
  func prices(of result: Optimiser.Result, goal: Optimiser.Goal) throws -> [Stage: Double] {
    guard result.status == .optimal, result.stages.count > 1 else { return [:] }
    let names = result.stages.map(\.name)
    var sums: [Double?] = []
    for stage in names.dropLast() { sums.append(try sum(before: stage, result)) }
    sums.append(result.objective)
    var prices: [Stage: Double] = [:]
    for (number, stage) in names.dropLast().enumerated() {
      if let without = sums[number], let with = sums[number + 1] {
        prices[stage] = max(0, without - with)
      }
    }
    return prices
  }

  /// The best sum with the stages before `stage`; nothing where it was not proved.
  private func sum(before stage: Stage, _ result: Optimiser.Result) throws -> Double? {
    var smaller = instance
    var goal = Optimiser.Goal.value
    switch stage {
    case .requests:
      smaller.requests = []
      for pair in smaller.pairs.indices { smaller.pairs[pair].isRequested = false }
    case .worst: goal = .coverage
    case .requirements, .coverage, .value: break
    }
    let found = try Optimiser(control: control).solve(smaller, goal: goal, from: result.columns)
    return found.status == .optimal ? found.objective : nil
  }
}
