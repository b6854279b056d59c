import Assignment
import Testing

struct OptimiserTests {
  /// Sixteen mixtures of what an instance may contain.
  static func traits(_ seed: Int) -> Instance.Traits {
    var traits = Instance.Traits()
    traits.members = 4 + seed % 4
    traits.facilitators = 1 + seed % 3
    traits.density = seed.isMultiple(of: 3) ? 1 : 0.6
    if seed.isMultiple(of: 4) {
      traits.maximumCapacity = 3
      traits.members = 5
      traits.density = 0.7
    }
    traits.minimums = seed % 5 == 1
    traits.requests = seed % 3 == 1
    traits.required = seed % 7 == 2
    traits.cap = seed % 5 == 3
    traits.optional = seed % 6 == 5
    traits.districts = seed % 11 == 6
    traits.coarse = seed % 2 == 1
    return traits
  }

  @Test(arguments: 1...400)
  func `the plan is as good as the best of all plans, and its bound is its value`(seed: Int) throws
  {
    let instance = Instance.random(Self.traits(seed), seed: UInt64(seed))
    let result = try Optimiser().solve(instance)
    guard let best = BruteForce(instance: instance).best() else {
      #expect(result.status == .infeasible)
      #expect(result.columns.isEmpty)
      return
    }
    #expect(result.status == .optimal)
    #expect(instance.isPlan(result.columns))
    #expect(result.columns.reduce(0) { $0 + instance.units(of: $1) } == best.units)
    #expect(abs(result.objective - Double(best.units) / Column.unitsPerOne) < 1e-9)
    #expect(result.bound - result.objective < 1e-6 && result.bound >= result.objective)
    if let stage = result.stages.first(where: { $0.name == .requests }) {
      #expect(stage.value == Double(best.requests))
      #expect(stage.bound == stage.value)
    }
  }

  @Test(arguments: 1...320)
  func `with groups and hubs the plan is as good as the best of all plans, for each goal`(
    seed: Int
  ) throws {
    var traits = Self.traits(seed)
    traits.groups = true
    traits.members = seed.isMultiple(of: 4) ? 4 : 5 + seed % 3
    traits.facilitators = 1 + seed % 2
    let instance = Instance.random(traits, seed: UInt64(8000 + seed))
    for goal in [Optimiser.Goal.value, seed.isMultiple(of: 2) ? .coverage : .fair] {
      let result = try Optimiser().solve(instance, goal: goal)
      guard let best = BruteForce(instance: instance, goal: goal).best() else {
        #expect(result.status == .infeasible)
        continue
      }
      #expect(result.status == .optimal)
      #expect(instance.isPlan(result.columns))
      #expect(result.columns.reduce(0) { $0 + instance.units(of: $1) } == best.units)
      #expect(goal == .value || instance.placedMembers(result.columns).count == best.placed)
      #expect(result.bound - result.objective < 1e-6 && result.bound >= result.objective)
      if let stage = result.stages.first(where: { $0.name == .requests }) {
        #expect(stage.value == Double(best.requests))
      }
    }
  }

  @Test(arguments: 1...80)
  func `a search for groups that is given up leaves a bound that holds`(seed: Int) throws {
    var traits = Instance.Traits()
    traits.members = 6
    traits.groups = true
    traits.facilitators = 2
    let instance = Instance.random(traits, seed: UInt64(9000 + seed))
    let best = try #require(BruteForce(instance: instance).best())
    for steps in [1, 3, 10, 30] {
      var optimiser = Optimiser()
      optimiser.effort.stepsOfSearch = steps
      optimiser.effort.pairsAtStart = 1
      let result = try optimiser.solve(instance)
      #expect(instance.isPlan(result.columns))
      let units = result.columns.reduce(0) { $0 + instance.units(of: $1) }
      #expect(result.bound >= Double(best.units) / Column.unitsPerOne - 1e-9)
      #expect(units == best.units || result.status == .feasible)
    }
  }

  @Test(arguments: 1...240)
  func `without any heuristic the proof alone finds the same`(seed: Int) throws {
    var traits = Self.traits(seed)
    traits.groups = seed.isMultiple(of: 3)
    if traits.groups { traits.members = min(traits.members, 6) }
    // Odd cycles, and facilitators as scarce as members, leave relaxations fractional.
    traits.density = 1
    traits.facilitators = 3
    let instance = Instance.random(traits, seed: UInt64(5000 + seed))
    var optimiser = Optimiser()
    optimiser.effort.pairsAtStart = 0
    optimiser.effort.rounds = false
    optimiser.effort.columnsForPlan = 0
    optimiser.effort.windowLimit = seed.isMultiple(of: 2) ? 1 : 1500
    if seed.isMultiple(of: 3) { optimiser.effort.membersToSmooth = 0 }
    for goal in seed < 60 ? [Optimiser.Goal.value, .coverage, .fair] : [.value] {
      let result = try optimiser.solve(instance, goal: goal)
      guard let best = BruteForce(instance: instance, goal: goal).best() else {
        #expect(result.status == .infeasible)
        continue
      }
      #expect(result.status == .optimal)
      #expect(instance.isPlan(result.columns))
      #expect(result.columns.reduce(0) { $0 + instance.units(of: $1) } == best.units)
    }
  }

  @Test(arguments: 1...200)
  func `from a smoothed relaxation a run comes to the best of all plans`(seed: Int) throws {
    let instance = Instance.random(Self.traits(seed), seed: UInt64(7000 + seed))
    var optimiser = Optimiser()
    optimiser.effort.membersToSmooth = 0
    let result = try optimiser.solve(instance)
    guard let best = BruteForce(instance: instance).best() else {
      #expect(result.status == .infeasible)
      return
    }
    #expect(result.status == .optimal)
    #expect(instance.isPlan(result.columns))
    #expect(result.columns.reduce(0) { $0 + instance.units(of: $1) } == best.units)
  }

  @Test(arguments: 1...160)
  func `goals coverage and fair are as good as the best of all plans, stage by stage`(seed: Int)
    throws
  {
    let instance = Instance.random(Self.traits(seed), seed: UInt64(4000 + seed))
    for goal in [Optimiser.Goal.coverage, .fair] {
      let result = try Optimiser().solve(instance, goal: goal)
      guard let best = BruteForce(instance: instance, goal: goal).best() else {
        #expect(result.status == .infeasible)
        continue
      }
      #expect(result.status == .optimal)
      #expect(instance.isPlan(result.columns))
      let units = result.columns.map(instance.units)
      #expect(units.reduce(0, +) == best.units)
      #expect(instance.placedMembers(result.columns).count == best.placed)
      if goal == .fair {
        #expect(result.columns.map(instance.unitsOfMember).min() ?? 0 == best.lowest)
      }
      for stage in result.stages where stage.name != .value {
        #expect(abs(stage.bound - stage.value) < 1e-9)
      }
      #expect(result.bound - result.objective < 1e-6 && result.bound >= result.objective)
    }
  }

  @Test(arguments: 1...60)
  func `the prices alone bound what forcing a column costs`(seed: Int) throws {
    let instance = Instance.random(Self.traits(seed), seed: UInt64(1000 + seed))
    let result = try Optimiser().solve(instance)
    guard result.status == .optimal, let best = BruteForce(instance: instance).best() else {
      return
    }
    let stage = Stage.value
    #expect(result.relaxedBound >= result.objective - 1e-9)
    for column in instance.allColumns() {
      let cost = result.prices.reducedCost(of: column, stage: stage, in: instance)
      let loss = max(0, -cost - (result.relaxedBound - result.objective))
      guard let forced = BruteForce(instance: instance, forced: [column]).best(),
        forced.requests == best.requests
      else { continue }
      #expect(Double(best.units - forced.units) / Column.unitsPerOne >= loss - 1e-6)
    }
  }

  @Test(arguments: 1...60)
  func `one more place of a facilitator is worth no more than its price and the gap`(seed: Int)
    throws
  {
    var traits = Self.traits(seed)
    traits.districts = false
    let instance = Instance.random(traits, seed: UInt64(2000 + seed))
    let result = try Optimiser().solve(instance)
    guard result.status == .optimal, let best = BruteForce(instance: instance).best() else {
      return
    }
    for facilitator in instance.caseloads.indices {
      var larger = instance
      larger.caseloads[facilitator].capacity += 1
      guard let more = BruteForce(instance: larger).best(), more.requests == best.requests else {
        continue
      }
      let gain = Double(more.units - best.units) / Column.unitsPerOne
      let most =
        max(0, result.prices.facilitators[facilitator]) + result.relaxedBound - result.objective
      #expect(gain <= most + 1e-6)
    }
  }

  @Test(arguments: 1...30)
  func `a lock never raises the value`(seed: Int) throws {
    var traits = Self.traits(seed)
    traits.requests = false
    let instance = Instance.random(traits, seed: UInt64(3000 + seed))
    let free = try Optimiser().solve(instance)
    guard free.status == .optimal else { return }
    for number in instance.pairs.indices {
      var together = instance
      let set = [instance.pairs[number].first, instance.pairs[number].second]
      guard !instance.together.contains(set) else { continue }
      together.together.append(set)
      #expect(try Optimiser().solve(together).objective <= free.objective + 1e-9)
      var apart = instance
      apart.pairs.remove(at: number)
      #expect(try Optimiser().solve(apart).objective <= free.objective + 1e-9)
    }
  }

  @Test func `the same instance gives the same columns every time`() throws {
    var traits = Instance.Traits()
    traits.members = 40
    traits.facilitators = 6
    traits.coarse = true
    let instance = Instance.random(traits, seed: 7)
    let first = try Optimiser().solve(instance)
    for _ in 0..<3 { #expect(try Optimiser().solve(instance).columns == first.columns) }
  }

  @Test(arguments: 0...40, [false, true])
  func `a stopped run gives a plan and a bound that holds`(stopAfter: Int, smooths: Bool) throws {
    var traits = Instance.Traits()
    traits.members = 7
    traits.facilitators = 3
    traits.requests = true
    let instance = Instance.random(traits, seed: 11)
    var asked = 0
    let control = Control(stop: {
      asked += 1
      return asked > stopAfter ? .time : nil
    })
    var optimiser = Optimiser(control: control)
    if smooths { optimiser.effort.membersToSmooth = 0 }
    let result = try optimiser.solve(instance)
    let best = try #require(BruteForce(instance: instance).best())
    #expect(instance.isPlan(result.columns))
    #expect(result.bound >= result.objective)
    if result.columns.reduce(0, { $0 + instance.requests(in: $1) }) == best.requests {
      #expect(result.bound >= Double(best.units) / Column.unitsPerOne - 1e-9)
    }
    if result.status != .optimal { #expect(result.stopped == .time) }
  }

  @Test func `without facilitators or pairs the plan is empty and proved`() throws {
    var traits = Instance.Traits()
    traits.facilitators = 0
    let lonely = try Optimiser().solve(Instance.random(traits, seed: 3))
    #expect(lonely.status == .optimal && lonely.columns.isEmpty && lonely.bound == 0)
    traits.members = 0
    let empty = try Optimiser().solve(Instance.random(traits, seed: 3))
    #expect(empty.status == .optimal && empty.columns.isEmpty)
  }
}
