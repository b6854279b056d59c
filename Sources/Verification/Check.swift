/// A rule that a plan is held against, in the order in which a report lists them.
package enum Check: String, CaseIterable, Sendable {
  // The input.
  case fingerprint = "sha256"
  case districtCount = "district_count"
  case facilitatorCount = "facilitator_count"
  case policy
  case names
  case goal
  case round

  // The rules of a partnership.
  case partnershipID = "partnership_id"
  case members
  case consent
  case districtCapacity = "district_capacity"
  case repeatedPair = "repeated_pair"
  case groupSize = "group_size"
  /// Members of a mutual group, or of a hub with its spokes.
  case partySize = "party_size"
  case avoid
  case districtDrive = "district_drive"
  case modesFit = "modes_fit"
  case commonTopic = "common_topic"
  case minimumScore = "minimum_score"

  // What a partnership says about itself.
  case mode
  case mentor
  case focus
  case requested
  case criteria
  case evidence
  case score
  case known
  case facilitatorRequired = "facilitator_required"
  case facilitatorExists = "facilitator_exists"
  case facilitatorAvailable = "facilitator_available"
  case facilitatorTie = "facilitator_tie"
  case facilitatorDrive = "facilitator_drive"
  case fitCriteria = "fit_criteria"
  case fitEvidence = "fit_evidence"
  case fit
  case value
  case facilitatorCandidates = "facilitator_candidates"
  case alternatives

  // The plan as a whole.
  case facilitatorList = "facilitator_list"
  case facilitatorLoad = "facilitator_load"
  case facilitatorCapacity = "facilitator_capacity"
  case facilitatorMinimum = "facilitator_minimum"
  case maximumPartnerships = "max_partnerships"
  case lockTogether = "lock_together"
  case lockApart = "lock_apart"
  case lockFacilitator = "lock_facilitator"
  case lockExclude = "lock_exclude"
  case objective
  case bound
  case gap
  case status
  case stages
  case certificate
  /// What a certificate proves; looked at only where that is asked for.
  case certificateBound = "certificate_bound"
  case unmatchedList = "unmatched_list"
  case unmatchedReason = "unmatched_reason"
  case unmatchedText = "unmatched_text"
  case placed
  case meanValue = "mean_value"
  case worstValue = "worst_value"
  case blockingPairs = "blocking_pairs"
}
