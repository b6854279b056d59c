import Domain

extension DraftContext {
  /// What the match says on a criterion, as far as a document for all members shows it.
  ///
  /// Nothing that a member rated of itself, no order among members, and nothing that another part
  /// says more exactly.
  func evidence(_ criterion: CriterionScore) -> String? {
    switch Criterion(rawValue: criterion.name) {
    case .proximity:
      return pattern.isByAir
        ? "The members furthest apart reach each other by air." : criterion.because
    case .reciprocity: return isPair || gifts.isEmpty ? criterion.because : nil
    case .similarContext:
      return isPair && BlueprintComposer.differences(self).isEmpty ? criterion.because : nil
    case .commonNeed, .readiness: return nil
    case .relationship, .stability, .roles, .systems, nil: return criterion.because
    }
  }
}
