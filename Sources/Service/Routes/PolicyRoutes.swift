import Access
import Domain
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Policies: their numbers, and new versions of them.
enum PolicyRoutes {
  private static let api = "/api/v1/policies"

  static let routes: [ServiceRoute] = [
    .page(.get, "/policies", .question(.seePolicies), "The policies, each under its version") {
      call in
      let (policies, rounds) = try await call.desk { (try $0.policies(), try $0.rounds()) }
      return call.page(PolicyPages.list(policies, rounds: rounds))
    },
    .page(
      .get, "/policies/{policy}", .question(.seePolicies), "Every number of a policy"
    ) { call in
      let (id, actor) = (try call.part("policy"), try call.signedIn())
      let (kept, rounds) = try await call.desk { (try $0.policy(id), try $0.rounds()) }
      return call.page(
        PolicyPages.policy(
          kept, rounds: rounds, mayEdit: Permission.allows(actor, .editPolicies)))
    },
    .page(
      .get, "/policies/{policy}/edit", .question(.editPolicies),
      "A new version, with the worst and best of each criterion beside its weight"
    ) { call in
      call.page(try await edit(try call.part("policy"), round: call.query["round"], call))
    },
    .page(
      .post, "/policies", .question(.editPolicies), "Check and keep a new version of a policy"
    ) { call in try await save(call) },
    .api(
      .get, api, .question(.seePolicies), "The policies", APIDescription(answer: "policies")
    ) { call in call.json(try await call.desk { try $0.policies() }) },
    .api(
      .get, api + "/{policy}", .question(.seePolicies), "Every number of a policy",
      APIDescription(answer: "policy")
    ) { call in
      let id = try call.part("policy")
      return call.json(try await call.desk { try $0.policyDocument(id) })
    },
    .api(
      .post, api, .question(.editPolicies), "Keep a new version of a policy",
      APIDescription(
        fields: [
          ("base", "The policy that it is made from"), ("version", "The name of the new version"),
          ("why", "Why, for the audit"),
        ]
          + PolicyPages.groups.flatMap(\.entries).map { ("\($0.key)?", $0.meaning) },
        status: 201, answer: "done", gives: ["policy"], takesKey: true)
    ) { call in
      let body = try APIBody(call.body)
      let (base, why) = (try body.require("base"), try body.require("why"))
      let version = try body.require("version")
      guard RoundForm.isName(version) else {
        throw Failure(.badInput, [PolicyPages.noVersion.problemText])
      }
      var entries: [String: String] = [:]
      for name in body.names where name != "base" && name != "why" { entries[name] = body[name] }
      let wanted = entries
      return try await call.once("done", status: .created) {
        let id = try await call.desk { desk in
          let kept = try desk.policy(base)
          return try desk.addPolicy(
            try PolicyForm.policy(from: kept.policy, wanted), why: why)
        }
        return ["policy": .text(id)]
      }
    },
  ]

  private static func edit(_ id: String, round: String?, _ call: Call) async throws -> Page {
    let (kept, rounds) = try await call.desk { desk in
      let rounds = try desk.rounds()
      return (try desk.policy(id), rounds.rows.indices.map { rounds.words($0, "round") })
    }
    // The latest round stands for the others until one is chosen.
    let chosen = round ?? call.form["round"] ?? (call.query.pairs.isEmpty ? rounds.last : nil)
    var swing: PolicyPages.Swing?
    if let chosen {
      let found = try await call.bench { desk, _ in
        CriterionRange.all(of: try desk.source(round: chosen))
      }
      swing = PolicyPages.Swing(round: chosen, pairs: found.pairs, ranges: found.ranges)
    }
    return PolicyPages.edit(kept, rounds: rounds, swing: swing, call.form)
  }

  private static func save(_ call: Call) async throws -> Response {
    let form = call.form
    guard let base = form["base"] else { throw HTTPError(.badRequest) }
    let (kept, taken) = try await call.desk { desk in
      (try desk.policy(base), try desk.policies().rows.map { $0[0].words })
    }
    func wrong(_ problems: [Page.Problem]) async throws -> Response {
      call.wrong(try await edit(base, round: nil, call), problems)
    }
    guard let version = form["version"], RoundForm.isName(version), !taken.contains(version)
    else { return try await wrong([PolicyPages.noVersion]) }
    guard let why = form["why"] else { return try await wrong([PolicyPages.noReason]) }
    var entries: [String: String] = [:]
    for entry in PolicyForm.entries(of: kept.policy) { entries[entry.key] = form[entry.key] }
    let policy: Policy
    do throws(Failure) {
      policy = try PolicyForm.policy(from: kept.policy, entries)
    } catch {
      return try await wrong(error.lines.map(PolicyPages.problem))
    }
    var renamed = kept.policy
    renamed.version = policy.version
    guard policy != renamed else { return try await wrong([PolicyPages.noChange]) }
    guard form["keep"] == "yes" else {
      return call.page(PolicyPages.check(policy, from: kept, form))
    }
    let id = try await call.desk { try $0.addPolicy(policy, why: why) }
    return call.go(to: Place.path("policies", id), .created)
  }
}
