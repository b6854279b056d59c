import Domain
import Workflows

/// A lock as staff fill it in, and as it stands in an address.
enum LockForm {
  static let kinds: [(value: String, label: String)] = [
    ("together", "Require that these districts are in one partnership, perhaps with others"),
    ("apart", "Forbid that any two of these districts are in one partnership"),
    ("facilitator", "Require this facilitator for every partnership with all these districts"),
    ("exclude", "Leave these districts out of the round"),
  ]

  /// Where one sees what a lock would change in a plan.
  static func path(
    plan: Int, kind: String, members: [String], facilitator: String?
  ) -> String {
    var pairs = [("kind", kind)]
    pairs += members.enumerated().map { ("district\($0 + 1)", $1) }
    if let facilitator { pairs.append(("facilitator", facilitator)) }
    return Place.path("plans", "\(plan)", "locks") + "?"
      + pairs.map { "\($0.0)=\(Place.encoded($0.1))" }.joined(separator: "&")
  }

  static func fields(_ bundle: RegistryBundle, _ form: Answers) -> [Field] {
    [.radios("kind", "What", value: form["kind"] ?? "together", kinds)]
      + PlanQuestionPages.districtFields(form) + [facilitator(bundle, form)]
  }

  private static func facilitator(_ bundle: RegistryBundle, _ form: Answers) -> Field {
    let topics = Set(bundle.facilitators.flatMap { $0.expertise.map(\.topic) }).sorted()
    let regions = Set(bundle.facilitators.flatMap(\.regions)).sorted()
    return .select(
      "facilitator", "Facilitator", hint: "Only where a facilitator is required.",
      value: form["facilitator"],
      [("", "none")] + bundle.facilitators.map { ($0.id.rawValue, "\($0.name) (\($0.id))") }
        + topics.map { ("expertise:\($0.rawValue)", "Anyone with expertise in \($0.label)") }
        + regions.map { ("region:\($0)", "Anyone of the region \($0)") })
  }

  /// The lock that is filled in, as the round has its districts.
  static func lock(_ form: Answers, in source: Source) throws(Failure) -> Lock {
    let kind = form["kind"] ?? ""
    // A choice of a facilitator says nothing where none is required.
    let facilitator = kind == "facilitator" ? form["facilitator"] : nil
    let names = PlanQuestionPages.districts(form)
    guard kinds.contains(where: { $0.value == kind }),
      kind != "facilitator" || facilitator != nil,
      names.count >= (kind == "together" || kind == "apart" ? 2 : 1)
    else { throw Failure(.badInput, [Words.incomplete]) }
    return try Lock(kind, named: names, facilitator, in: source)
  }

  enum Words {
    static let incomplete =
      "Choose what to require or forbid, and name two districts or more; one is enough to leave it"
      + " out, or to require a facilitator, who must then be chosen."
    static let noReason = Page.Problem(
      "Say why. It stands in the list and in the audit.", at: "field-why")
  }
}
