package import Domain

/// The weights of all criteria of a policy: between districts, and of facilitators.
package struct CriteriaWeights: Equatable, Sendable {
  package var score: Weights<Criterion>
  package var fit: Weights<FitCriterion>

  package init(_ policy: Policy) {
    score = policy.weights
    fit = policy.fitWeights
  }

  /// A criterion of either kind; the weights of one kind add to 1.
  package enum Key: Hashable, Sendable {
    case score(Criterion)
    case fit(FitCriterion)

    /// In the order of `Criterion`, then of `FitCriterion`.
    package static let all =
      Criterion.allCases.map(Key.score) + FitCriterion.allCases.map(Key.fit)

    package var kind: PlanComparison.CriterionChange.Kind {
      switch self {
      case .score: .score
      case .fit: .fit
      }
    }

    /// The criterion's name in files.
    package var name: String {
      switch self {
      case .score(let criterion): criterion.rawValue
      case .fit(let criterion): criterion.rawValue
      }
    }
  }

  package subscript(key: Key) -> Double {
    switch key {
    case .score(let criterion): score[criterion]
    case .fit(let criterion): fit[criterion]
    }
  }

  /// These weights with one of them changed and the others of its kind rescaled to add to 1 again.
  ///
  /// - Parameters:
  ///   - key: the criterion.
  ///   - weight: 0…1.
  /// - Returns: nothing where the others are all 0 and have no proportions to keep.
  package func setting(_ key: Key, to weight: Double) -> CriteriaWeights? {
    var changed = self
    switch key {
    case .score(let criterion):
      guard let weights = score.setting(criterion, to: weight) else { return nil }
      changed.score = weights
    case .fit(let criterion):
      guard let weights = fit.setting(criterion, to: weight) else { return nil }
      changed.fit = weights
    }
    return changed
  }
}

extension Weights {
  /// The weights in the order of `Key.allCases`.
  var inOrder: [Double] { Key.allCases.map { self[$0] } }

  fileprivate func setting(_ key: Key, to weight: Double) -> Self? {
    let rest = Key.allCases.reduce(0) { $0 + ($1 == key ? 0 : self[$1]) }
    guard rest > 0 else { return nil }
    var changed = self
    // The weights as they are stay as they are, to the last bit.
    let scale = weight == self[key] ? 1 : (1 - weight) / rest
    for other in Key.allCases { changed[other] = other == key ? weight : self[other] * scale }
    return changed
  }
}
