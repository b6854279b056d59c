package import Domain
import Scoring

/// The worst and the best that a criterion gives any partnership which a round could have.
///
/// A weight says how much it is worth to go from the one to the other, and not how important a
/// criterion is in itself.
///
/// Reference: von Winterfeldt & Edwards, *Decision Analysis and Behavioral Research*, Cambridge
/// 1986, chapter 8, on swing weights.
package struct CriterionRange: Equatable, Sendable {
  /// One end, and a partnership that has it: the first in order of district, then of facilitator.
  package struct End: Equatable, Sendable {
    /// 0…1.
    package var value: Double
    package var members: [District.ID]
    /// With names: `Alder Unified and Birch Unified`.
    package var words: String
  }

  package var key: CriteriaWeights.Key
  package var worst: End
  package var best: End
}

extension CriterionRange {
  /// Fits that are looked at, at most; beyond that the pairs of the highest scores are taken.
  private static let mostFits = 200_000

  /// The ranges of all criteria over the pairs that may be formed and who may guide them; without
  /// those of which there is nothing to say. The mean over a group's pairs lies within them.
  package static func all(of source: Source) -> (ranges: [CriterionRange], pairs: Int) {
    let bundle = source.bundle
    let roster = Roster(bundle)
    let (scoring, fits) = (PairScoring(roster), FitScoring(roster))
    let pairs = scoring.formablePairs()
    var ends: [CriteriaWeights.Key: Ends] = [:]
    for pair in pairs {
      let members = [Int(pair.a), Int(pair.b)]
      for (criterion, part) in zip(
        Criterion.allCases, scoring.appraisals(members[0], members[1]))
      {
        ends[.score(criterion), default: Ends()].take(part.value, members, nil)
      }
    }
    let most = max(1, mostFits / max(1, bundle.facilitators.count))
    let looked = pairs.sorted { ($1.score, $0.a, $0.b) < ($0.score, $1.a, $1.b) }.prefix(most)
    for pair in looked {
      let members = [Int(pair.a), Int(pair.b)]
      let focus = pair.focus < 0 ? nil : Topic.taxonomy[Int(pair.focus)]
      for facilitator in bundle.facilitators.indices
      where fits.refusal(facilitator, members: members) == nil {
        let score = fits.fit(facilitator, members: members, focus: focus)
        for (criterion, part) in zip(FitCriterion.allCases, score.parts) {
          ends[.fit(criterion), default: Ends()].take(part.value, members, facilitator)
        }
      }
    }
    let ranges = CriteriaWeights.Key.all.compactMap { key -> CriterionRange? in
      guard let found = ends[key], let worst = found.worst, let best = found.best else {
        return nil
      }
      return CriterionRange(
        key: key, worst: worst.end(in: bundle), best: best.end(in: bundle))
    }
    return (ranges, pairs.count)
  }

  private struct Place {
    var value: Double
    var members: [Int]
    var facilitator: Int?

    func end(in bundle: RegistryBundle) -> End {
      let names = Phrase.list(members.map { bundle.districts[$0].name })
      let guide = facilitator.map { " under \(bundle.facilitators[$0].name)" } ?? ""
      return End(
        value: value, members: members.map { bundle.districts[$0].id }, words: names + guide)
    }
  }

  private struct Ends {
    var worst: Place?
    var best: Place?

    mutating func take(_ value: Double, _ members: [Int], _ facilitator: Int?) {
      let place = Place(value: value, members: members, facilitator: facilitator)
      if worst.map({ value < $0.value }) ?? true { worst = place }
      if best.map({ value > $0.value }) ?? true { best = place }
    }
  }
}
