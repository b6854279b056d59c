import Access
import Domain
package import Drafting
package import Storage

/// A partnership's plan as it was kept, from which its documents are drafted.
package struct DocumentOrigin: Sendable {
  package var partnership: KeptPartnership
  /// Without what members keep to themselves.
  var edition: MembersEdition
  /// When the plan was made, in seconds since 1970.
  var moment: Int
  /// When it became active, or came into its state before that.
  var began: Day
}

extension RegistryDesk {
  /// Whether the actor may see the documents of a partnership now.
  package func canSeeDocuments(of id: Int) throws(Failure) -> Bool {
    let partnership = try partnership(id)
    guard partnership.plan != nil, partnership.state.isLive else { return false }
    return try seesRegistrations(of: partnership)
  }

  /// Documents say what members registered, so they are for those who may see that of each.
  private func seesRegistrations(of partnership: KeptPartnership) throws(Failure) -> Bool {
    for member in partnership.members {
      guard allows(.seeRegistration, about: try subject(of: member.district)) else { return false }
    }
    return true
  }

  /// What a partnership's documents are drafted from.
  ///
  /// - Throws: `Failure.conflict` for a district before the partnership is confirmed, and where it
  ///   was not made by a plan.
  package func origin(of id: Int) throws(Failure) -> DocumentOrigin {
    let partnership = try partnership(id)
    try require(.seePartnership, about: subject(of: partnership))
    guard actor.district == nil || partnership.state.isShared else {
      throw Failure(
        .conflict,
        [
          "The documents say what each district registered, which partners share once the"
            + " partnership is confirmed and until it ends."
        ])
    }
    guard try seesRegistrations(of: partnership) else {
      throw .notAllowed(actor, .seeRegistration)
    }
    guard let number = partnership.plan else {
      throw Failure(
        .conflict, ["The partnership was not made by a plan, so that there is no draft for it."])
    }
    let kept = try ask { () throws(StorageError) in try registry.plan(number) }
    let plan = try PlanDocument.read(json: Array(kept.body.utf8), name: "plan \(number)")
    let source = try Source(json: Array(kept.bundle.utf8), name: "plan \(number)")
    try source.requireOrigin(of: plan)
    let (today, bundle) = try withGuide(of: partnership, plan, source.bundle)
    return DocumentOrigin(
      partnership: partnership, edition: MembersEdition(today, bundle),
      moment: Moment(kept.plan.madeAt)?.seconds ?? 0,
      began: try ask { () throws(StorageError) in try registry.record(of: id) }.began)
  }

  /// The plan and its bundle with whoever guides the partnership today, who may have taken over since,
  /// or nobody, where its districts do without.
  private func withGuide(
    of partnership: KeptPartnership, _ plan: Plan, _ bundle: RegistryBundle
  ) throws(Failure) -> (Plan, RegistryBundle) {
    var (plan, bundle) = (plan, bundle)
    guard let place = plan.partnerships.firstIndex(where: { $0.id == partnership.label }) else {
      return (plan, bundle)
    }
    let guide = partnership.answer == .declined ? nil : partnership.facilitator
    plan.partnerships[place].facilitator = guide
    guard let guide,
      !bundle.facilitators.contains(where: { $0.id == guide })
    else { return (plan, bundle) }
    bundle.facilitators.append(
      try ask { () throws(StorageError) in try registry.facilitator(guide) }.facilitator)
    return (plan, bundle)
  }

  /// A document of a partnership.
  package func document(
    _ document: Blueprint.Document, of id: Int
  ) throws(Failure) -> Blueprint {
    let origin = try origin(of: id)
    return try Blueprinting.draft(
      document, origin.edition.plan, partnership: origin.partnership.label,
      of: origin.edition.bundle)
  }

  /// The same as a file.
  package func documentFile(
    _ document: Blueprint.Document, of id: Int, as form: Blueprinting.Form
  ) throws -> [UInt8] {
    try Blueprinting.bytes(of: self.document(document, of: id), as: form)
  }

  /// The meetings of a partnership's first year, as `tandem blueprint --calendar` writes them.
  package func meetings(of id: Int) throws(Failure) -> [UInt8] {
    let origin = try origin(of: id)
    return try Blueprinting.calendar(
      origin.edition.plan, partnership: origin.partnership.label, of: origin.edition.bundle,
      begins: origin.began, replacing: nil, sequence: nil, moment: origin.moment
    ).bytes
  }
}
