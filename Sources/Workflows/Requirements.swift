import Assignment
import Domain

/// The minimum caseloads and required pairs of a round, and which of them cannot hold together.
struct Requirements {
  private enum Requirement {
    case minimum(facilitator: Int)
    case together(set: Int)
  }

  private let model: RoundModel

  init(_ model: RoundModel) { self.model = model }

  /// A smallest set of requirements that cannot be kept together, as a sentence.
  ///
  /// A deletion filter: each requirement in turn is left out for good if the rest still cannot be
  /// kept. What remains is needed, all of it, for the conflict. Reference: Chinneck & Dravnieks,
  /// "Locating minimal infeasible constraint sets in linear programs", ORSA J. on Computing 3
  /// (1991), doi:10.1287/ijoc.3.2.157.
  func smallestConflict(_ control: Control) throws -> String {
    var kept =
      model.instance.caseloads.indices.filter { model.instance.caseloads[$0].minimum > 0 }
      .map(Requirement.minimum)
      + model.instance.together.indices.map(Requirement.together)
    var index = 0
    while index < kept.count {
      var fewer = kept
      fewer.remove(at: index)
      if try Optimiser(control: control).isFeasible(instance(keeping: fewer)) == false {
        kept = fewer
      } else {
        index += 1
      }
    }
    return sentence(kept)
  }

  private func instance(keeping requirements: [Requirement]) -> Instance {
    var instance = model.instance
    for facilitator in instance.caseloads.indices { instance.caseloads[facilitator].minimum = 0 }
    instance.together = []
    for requirement in requirements {
      switch requirement {
      case .minimum(let facilitator):
        instance.caseloads[facilitator].minimum = model.instance.caseloads[facilitator].minimum
      case .together(let set): instance.together.append(model.instance.together[set])
      }
    }
    return instance
  }

  private func sentence(_ requirements: [Requirement]) -> String {
    let parts = requirements.map { requirement in
      switch requirement {
      case .minimum(let place):
        let facilitator = model.bundle.facilitators[place]
        return "the minimum of \(facilitator.minimum) of \(facilitator.name) (\(facilitator.id))"
      case .together(let set):
        let members = model.instance.together[set].map { place in
          "\(model.bundle.districts[place].name) (\(model.bundle.districts[place].id))"
        }
        return "the lock that keeps \(Phrase.list(members)) together"
      }
    }
    let cap = model.instance.maximumCount.map { " with max_partnerships at \($0)" } ?? ""
    return parts.count == 1
      ? "No plan keeps \(parts[0])\(cap). Lower or remove it."
      : "No plan keeps all of these at once\(cap): \(Phrase.list(parts))."
        + " Lower or remove one of them; each one alone could be kept."
  }
}
