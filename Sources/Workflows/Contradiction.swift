import Assignment
import Domain

/// A smallest set of locks, limits and conflicts of a round that cannot hold together, and what it
/// would cost to give one of them up.
///
/// A deletion filter: each in turn is left out for good if the rest still cannot be kept. What
/// remains is needed, all of it. Reference: Chinneck & Dravnieks, "Locating minimal infeasible
/// constraint sets in linear programs", ORSA J. on Computing 3 (1991), doi:10.1287/ijoc.3.2.157.
struct Contradiction {
  /// Something that a round asks for and could give up.
  enum Demand {
    case districtLimit(Int)
    case districtCapacity(Int)
    case facilitatorLimit(Int)
    case facilitatorCapacity(Int)
    case avoidance(DistrictTie)
    case barringTie(FacilitatorTie)
    case cap
    case minimum(Int)
    case lock(Lock)
  }

  /// A round without one demand, and the best plan that it then has.
  struct Repair {
    var demand: Demand
    var objective: Double
  }

  let bundle: RegistryBundle
  /// None can be left out.
  let demands: [Demand]
  /// The one whose loss leaves the best plan; nothing where no single one is enough.
  let cheapest: Repair?
  /// Whether the search was stopped, so that fewer demands may contradict and repairs were left out.
  let wasStopped: Bool

  /// Finds the set by asking again and again whether a smaller round has a plan.
  static func smallest(of bundle: RegistryBundle, _ control: Control) throws -> Contradiction {
    // First what is least of a decision, so that what remains is as much of one as can be; and all
    // of a kind at once, which mostly is enough.
    let kinds = Demand.all(of: bundle)
    let all = Array(kinds.joined())
    var given: Set<Int> = []
    func tryGiving(_ numbers: Range<Int>) throws {
      guard control.stop() == nil, !numbers.isEmpty else { return }
      let lifted = given.union(numbers).sorted().reduce(bundle) { all[$1].lifted(from: $0) }
      if try !hasPlan(lifted, control) {
        given.formUnion(numbers)
      } else if numbers.count > 1 {
        for number in numbers { try tryGiving(number..<number + 1) }
      }
    }
    var first = 0
    for kind in kinds {
      try tryGiving(first..<first + kind.count)
      first += kind.count
    }
    let kept = all.indices.filter { !given.contains($0) }.map { all[$0] }
    var cheapest: Repair?
    for demand in kept where control.stop() == nil {
      let lifted = RoundModel(demand.lifted(from: bundle))
      guard lifted.conflicts.isEmpty else { continue }
      let result = try Optimiser(control: control).solve(
        lifted.instance, goal: Matching.goal(of: bundle))
      guard result.status == .optimal || result.status == .feasible else { continue }
      if result.objective > cheapest?.objective ?? -.infinity {
        cheapest = Repair(demand: demand, objective: result.objective)
      }
    }
    return Contradiction(
      bundle: bundle, demands: kept, cheapest: cheapest, wasStopped: control.stop() != nil)
  }

  private static func hasPlan(_ bundle: RegistryBundle, _ control: Control) throws -> Bool {
    let model = RoundModel(bundle)
    // A question that was stopped has no answer, and what it was about is then kept.
    return try model.conflicts.isEmpty
      && Optimiser(control: control).isFeasible(model.instance) != false
  }

  /// What contradicts, and the cheapest repair, in the words of the round's own tables.
  var sentences: [String] {
    let parts = demands.map { $0.words(in: bundle) }
    if wasStopped {
      return [
        "No plan keeps all of these at once: \(Phrase.list(parts)).",
        "The search was stopped, so that some of these may have no part in it. Give it more time"
          + " to learn the smallest set and the cheapest repair.",
      ]
    }
    var sentences = [
      parts.count == 1
        ? "No plan keeps \(parts[0])."
        : "No plan keeps all of these at once: \(Phrase.list(parts)). Any of them can be kept"
          + " without one of the others."
    ]
    if let cheapest {
      sentences.append(
        "The cheapest repair is to give up \(cheapest.demand.words(in: bundle)): the best plan is"
          + " then worth \(Phrase.decimal(cheapest.objective, 4)).")
    } else if !demands.isEmpty {
      sentences.append(
        "Giving up one of them is not enough: there is another contradiction beside it.")
    }
    return sentences
  }
}

extension Contradiction.Demand {
  /// Everything that a round could give up, kind by kind, what is least of a decision first.
  static func all(of bundle: RegistryBundle) -> [[Self]] {
    var named: Set<District.ID> = []
    for case .together(let members) in bundle.locks { named.formUnion(members) }
    let districts = bundle.districts.indices.filter { named.contains(bundle.districts[$0].id) }
    let pressed = bundle.facilitators.indices.filter { bundle.facilitators[$0].minimum > 0 }
    return [
      districts.filter { bundle.districts[$0].maximumMinutes != nil }.map(Self.districtLimit),
      districts.map(Self.districtCapacity),
      pressed.map(Self.facilitatorLimit),
      bundle.facilitatorTies.filter { $0.kind.isConflict }.map(Self.barringTie),
      bundle.facilitators.indices.map(Self.facilitatorCapacity),
      bundle.districtTies
        .filter { $0.kind == .avoid && named.contains($0.from) && named.contains($0.to) }
        .map(Self.avoidance),
      bundle.round.maximumPartnerships == nil ? [] : [.cap],
      bundle.locks.map(Self.lock),
      pressed.map(Self.minimum),
    ]
  }

  /// The round without this demand.
  func lifted(from bundle: RegistryBundle) -> RegistryBundle {
    var bundle = bundle
    switch self {
    case .districtLimit(let place): bundle.districts[place].maximumMinutes = nil
    case .districtCapacity(let place):
      bundle.districts[place].capacity = District.capacities.upperBound
    case .facilitatorLimit(let place):
      bundle.facilitators[place].maximumMinutes = .greatestFiniteMagnitude
    case .facilitatorCapacity(let place):
      bundle.facilitators[place].capacity = max(
        bundle.facilitators[place].capacity, bundle.districts.count)
    case .avoidance(let tie): bundle.districtTies.removeAll { $0 == tie }
    case .barringTie(let tie): bundle.facilitatorTies.removeAll { $0 == tie }
    case .cap: bundle.round.maximumPartnerships = nil
    case .minimum(let place): bundle.facilitators[place].minimum = 0
    case .lock(let lock): bundle.locks.removeAll { $0 == lock }
    }
    return bundle
  }

  /// As a part of a sentence: what a plan would have to keep.
  func words(in bundle: RegistryBundle) -> String {
    func district(_ place: Int) -> String {
      "\(bundle.districts[place].name) (\(bundle.districts[place].id))"
    }
    func name(_ id: District.ID) -> String {
      bundle.districts.firstIndex { $0.id == id }.map(district) ?? id.rawValue
    }
    func facilitator(_ place: Int) -> String {
      "\(bundle.facilitators[place].name) (\(bundle.facilitators[place].id))"
    }
    func guide(_ id: Facilitator.ID) -> String {
      bundle.facilitators.firstIndex { $0.id == id }.map(facilitator) ?? id.rawValue
    }
    switch self {
    case .districtLimit(let place):
      return
        "the longest drive of \(Phrase.drive(minutes: bundle.districts[place].maximumMinutes ?? 0))"
        + " that \(district(place)) accepts"
    case .districtCapacity(let place):
      return "the capacity of \(bundle.districts[place].capacity) of \(district(place))"
    case .facilitatorLimit(let place):
      let minutes =
        bundle.facilitators[place].maximumMinutes ?? bundle.round.policy.facilitatorMinutes
      return
        "the longest drive of \(Phrase.drive(minutes: minutes)) that \(facilitator(place)) accepts"
    case .facilitatorCapacity(let place):
      return "the capacity of \(bundle.facilitators[place].capacity) of \(facilitator(place))"
    case .avoidance(let tie): return "the wish of \(name(tie.from)) to avoid \(name(tie.to))"
    case .barringTie(let tie):
      return "the tie between \(guide(tie.facilitator)) and \(name(tie.district))"
        + " (\(tie.kind.rawValue.replacing("_", with: " ")))"
    case .cap: return "max_partnerships at \(bundle.round.maximumPartnerships ?? 0)"
    case .minimum(let place):
      return "the minimum of \(bundle.facilitators[place].minimum) of \(facilitator(place))"
    case .lock(.together(let members)):
      return "the lock that keeps \(Phrase.list(members.map(name))) together"
    case .lock(.apart(let members)):
      return "the lock that keeps \(Phrase.list(members.map(name))) apart"
    case .lock(.exclude(let members)):
      return "the lock that excludes \(Phrase.list(members.map(name)))"
    case .lock(.facilitator(let members, let required)):
      let who =
        switch required {
        case .id(let id): guide(id)
        case .expertise(let topic): "a facilitator with expertise in \(topic.label)"
        case .region(let region): "a facilitator of the region \(region)"
        }
      return "the lock that gives \(Phrase.list(members.map(name))) \(who)"
    }
  }
}
