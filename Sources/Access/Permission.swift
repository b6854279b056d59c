package import Domain

/// How far a role's answer to a question reaches.
package enum Reach: String, CaseIterable, Sendable {
  case none
  /// What is the actor's own: its district, its assignments, its notes.
  case own
  /// Its own, and what its confirmed partners and their facilitator share.
  case partners
  case all
}

/// Whose a thing is.
package struct Subject: Equatable, Sendable {
  /// The districts whose own it is.
  package var districts: Set<District.ID>
  /// The facilitators whose own it is.
  package var facilitators: Set<Facilitator.ID>
  /// The districts that see it as confirmed partners of its owners.
  package var partnerDistricts: Set<District.ID>
  /// The facilitators who see it because they guide its owners.
  package var partnerFacilitators: Set<Facilitator.ID>
  /// Who wrote it, where that decides.
  package var author: Actor?

  package init(
    districts: Set<District.ID> = [], facilitators: Set<Facilitator.ID> = [],
    partnerDistricts: Set<District.ID> = [], partnerFacilitators: Set<Facilitator.ID> = [],
    author: Actor? = nil
  ) {
    self.districts = districts
    self.facilitators = facilitators
    self.partnerDistricts = partnerDistricts
    self.partnerFacilitators = partnerFacilitators
    self.author = author
  }

  /// What belongs to nobody in particular.
  package static let everyone = Subject()
}

/// Who may what: one table of roles and questions; what it does not grant is refused.
package enum Permission {
  /// How far `role` reaches with `question`.
  package static func reach(of role: Role, _ question: Question) -> Reach {
    switch role {
    case .stateAdmin: admin(question)
    case .stateStaff: staff(question)
    case .districtLead: lead(question)
    case .districtMember: member(question)
    case .facilitator: facilitator(question)
    case .researcher: researcher(question)
    case .auditor: auditor(question)
    }
  }

  /// Whether `actor` may do or see this, about `subject`.
  package static func allows(
    _ actor: Actor, _ question: Question, about subject: Subject = .everyone
  ) -> Bool {
    switch reach(of: actor.role, question) {
    case .none: false
    case .all: true
    case .own: isOwn(actor, subject)
    case .partners:
      isOwn(actor, subject)
        || actor.district.map(subject.partnerDistricts.contains) ?? false
        || actor.facilitator.map(subject.partnerFacilitators.contains) ?? false
    }
  }

  private static func isOwn(_ actor: Actor, _ subject: Subject) -> Bool {
    if let author = subject.author { return author == actor }
    return actor.district.map(subject.districts.contains) ?? false
      || actor.facilitator.map(subject.facilitators.contains) ?? false
  }

  /// Not even an administrator answers, consents or signs for others, or reads a candid note.
  private static func admin(_ question: Question) -> Reach {
    switch question {
    case .giveConsent, .takeSuggestion, .answerForDistrict, .answerAsFacilitator,
      .signForDistrict, .attest, .seeDeclineReason, .answerPulse:
      .none
    case .seePrivateNote: .own
    default: .all
    }
  }

  private static func staff(_ question: Question) -> Reach {
    switch question {
    case .editPolicies, .backUp, .restore, .review, .seeAudit, .editAccounts: .none
    default: admin(question)
    }
  }

  private static func lead(_ question: Question) -> Reach {
    switch question {
    case .giveConsent, .withdraw, .editRegistration, .takeSuggestion, .answerForDistrict, .invite,
      .signForDistrict, .seeDeclineReason, .seeRelationships, .editRelationships, .recordProgress:
      .own
    default: member(question)
    }
  }

  private static func member(_ question: Question) -> Reach {
    switch question {
    case .seeDirectory, .seeRounds, .seePolicies: .all
    case .seeSuggestions, .seePartnership, .seePrivateNote, .writeNote, .seeProgress,
      .recordAction, .answerPulse:
      .own
    case .seeRegistration, .seeContacts, .seeSharedNote: .partners
    default: .none
    }
  }

  private static func facilitator(_ question: Question) -> Reach {
    switch question {
    case .seeDirectory, .seeRounds, .seePolicies: .all
    case .seeFacilitators, .editFacilitator, .attest, .seePartnership, .answerAsFacilitator,
      .writeNote, .seePrivateNote, .seeDeclineReason, .seeRelationships, .editRelationships,
      .seeProgress, .recordProgress, .recordAction, .askPulse, .answerPulse, .invite:
      .own
    case .seeRegistration, .seeContacts, .seeSharedNote: .partners
    default: .none
    }
  }

  private static func researcher(_ question: Question) -> Reach {
    switch question {
    case .seeDirectory, .seeRounds, .seePolicies, .exportResearch: .all
    default: .none
    }
  }

  private static func auditor(_ question: Question) -> Reach {
    switch question {
    case .seeDirectory, .seeRounds, .seePolicies, .seeAudit, .check: .all
    default: .none
    }
  }
}
