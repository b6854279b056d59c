/// The steps of a registration, in their order.
enum RegistrationStep: String, CaseIterable, Sendable {
  case district, needs, offers, limits, readiness, check

  var name: String {
    switch self {
    case .district: "Your district"
    case .needs: "Your needs"
    case .offers: "Your offers"
    case .limits: "Your limits"
    case .readiness: "Getting ready"
    case .check: "Check and agree"
    }
  }

  var title: String {
    switch self {
    case .district: "Is this your district, and who speaks for it?"
    case .needs: "What do you want to work on?"
    case .offers: "What can you show others?"
    case .limits: "What are your limits?"
    case .readiness: "How ready are you to begin?"
    case .check: "Check your answers and agree"
    }
  }

  var next: RegistrationStep? {
    let all = Self.allCases
    return all.firstIndex(of: self).flatMap { $0 + 1 < all.count ? all[$0 + 1] : nil }
  }

  /// The indicator above the page; earlier and later steps are links, since each is saved by itself.
  func indicator(round: String, district: String) -> [Page.Step] {
    let all = Self.allCases
    let here = all.firstIndex(of: self) ?? 0
    return all.enumerated().map { number, step in
      Page.Step(
        stepNumber: number + 1, stepName: step.name,
        stepPath: number == here
          ? nil : Place.registration(round, district, step.rawValue),
        stepState: number < here ? "done" : number == here ? "here" : "ahead",
        stepStateWords: number < here ? "(before)" : number == here ? "(this step)" : "(later)",
        isCurrentStep: number == here)
    }
  }
}
