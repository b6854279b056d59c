/// Everything that can be asked of the registry, one question for each kind of act or look.
package enum Question: String, CaseIterable, Sendable {
  // The directory: public facts.
  case seeDirectory = "see-directory"
  case importFiles = "import-files"

  // What a district registers for a round.
  case seeRegistration = "see-registration"
  case editRegistration = "edit-registration"
  case giveConsent = "give-consent"
  case withdraw
  case seeContacts = "see-contacts"
  case seeSuggestions = "see-suggestions"
  case takeSuggestion = "take-suggestion"

  // Facilitators and ties.
  case seeFacilitators = "see-facilitators"
  case editFacilitator = "edit-facilitator"
  case attest
  case seeRelationships = "see-relationships"
  case editRelationships = "edit-relationships"

  // Rounds, policies and plans.
  case seeRounds = "see-rounds"
  case editRounds = "edit-rounds"
  case seePolicies = "see-policies"
  case editPolicies = "edit-policies"
  case match
  case seePlans = "see-plans"
  case propose

  // The life of a partnership.
  case seePartnership = "see-partnership"
  case answerForDistrict = "answer-for-district"
  case answerAsFacilitator = "answer-as-facilitator"
  case signForDistrict = "sign-for-district"
  case advancePartnership = "advance-partnership"
  case seeDeclineReason = "see-decline-reason"
  case writeNote = "write-note"
  case seePrivateNote = "see-private-note"
  case seeStaffNote = "see-staff-note"
  case seeSharedNote = "see-shared-note"

  // What happens in a partnership once it is confirmed.
  case seeProgress = "see-progress"
  case recordProgress = "record-progress"
  case recordAction = "record-action"
  case settleBarrier = "settle-barrier"
  case askPulse = "ask-pulse"
  case answerPulse = "answer-pulse"
  case handOver = "hand-over"

  // The registry as a whole.
  case load
  case exportBundle = "export-bundle"
  case exportResearch = "export-research"
  case seeAudit = "see-audit"
  case check
  case backUp = "back-up"
  case restore
  case review = "review-retention"

  // Who comes in through the service.
  case editAccounts = "edit-accounts"
  case invite
}
