import Access
import Domain
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// A partnership's own page, and what moves it on: steps, notes, signatures, facilitators.
enum PartnershipLifeRoutes {
  private static let root = "/partnerships/{partnership}"

  static let routes: [ServiceRoute] = [
    .page(.get, root, .question(.seePartnership), "A partnership") { call in
      call.page(try await home(call))
    },
    .page(
      .post, root + "/state", .question(.advancePartnership),
      "Confirm, begin, renew or close a partnership"
    ) { call in
      let (id, why) = (try call.number("partnership"), call.form["why"])
      guard let state = call.form["state"].flatMap(KeptPartnership.State.init(rawValue:)) else {
        return call.wrong(try await home(call), [PartnershipPages.noStep])
      }
      guard state != .closed || why != nil else {
        return call.wrong(try await home(call), [PartnershipPages.noReason])
      }
      return try await call.change(
        to: PartnershipPages.path(id), .confirmed, or: { try await home(call) },
        { try $0.advance(id, to: state, nextDate: nil, why: why) })
    },
    .page(
      .post, root + "/next-date", .question(.advancePartnership),
      "Set the day of a partnership's next meeting"
    ) { call in
      let id = try call.number("partnership")
      guard let date = call.form["next_date"] else {
        return call.wrong(try await home(call), [PartnershipPages.noDay])
      }
      return try await call.change(
        to: PartnershipPages.path(id), .changed, or: { try await home(call) },
        { try $0.setNextDate(date, partnership: id) })
    },
    .page(
      .post, root + "/facilitator", .question(.advancePartnership), "Ask another facilitator"
    ) { call in
      let (id, why) = (try call.number("partnership"), call.form["why"])
      guard let facilitator = call.form["facilitator"] else { throw HTTPError(.badRequest) }
      return try await call.change(
        to: PartnershipPages.path(id), .asked, or: { try await home(call) },
        { try $0.askFacilitator(facilitator, partnership: id, why: why) })
    },
    .page(.post, root + "/notes", .question(.writeNote), "Leave a note with a partnership") {
      call in
      let (id, page) = (try call.number("partnership"), try await home(call))
      guard let text = call.form["text"],
        let visibility = call.form["visibility"].flatMap(Note.Visibility.init(rawValue:))
      else { return call.wrong(page, [PartnershipPages.emptyNote]) }
      return try await call.change(
        to: PartnershipPages.path(id), .kept, or: { page },
        { try $0.addNote(text, visibility, partnership: id) })
    },
    .page(
      .post, root + "/signature", .question(.signForDistrict),
      "Put sponsor, senior lead and signature under a partnership"
    ) { call in
      let (id, page) = (try call.number("partnership"), try await home(call))
      let signature = try SignaturePart.signature(call.form)
      return try await call.change(
        to: PartnershipPages.path(id), .signed, or: { page },
        { try $0.sign(signature, partnership: id) })
    },
    .page(
      .get, root + "/hand-over", .question(.seeProgress), "The pack for a partnership's successor"
    ) { call in call.page(try await pack(call)) },
    .page(.post, root + "/hand-over", .question(.handOver), "Ask a successor to take over") {
      call in
      let (id, why) = (try call.number("partnership"), call.form["why"])
      guard let facilitator = call.form["facilitator"] else {
        return call.wrong(try await pack(call), [HandOverPages.missing])
      }
      return try await call.change(
        to: PartnershipPages.path(id), .asked, or: { try await pack(call) },
        { try $0.handOver(id, to: facilitator, why: why) })
    },
    .page(
      .post, root + "/hand-over/answer", .question(.answerAsFacilitator),
      "Take a partnership over, or decline"
    ) { call in
      let (id, actor) = (try call.number("partnership"), try call.signedIn())
      let isAccepted = call.form["answer"] == "accepted"
      try await call.desk { desk in
        guard try desk.overview(id).successor?.id == actor.facilitator else {
          throw Failure(.conflict, ["Nobody asks you to take this partnership over."])
        }
        _ = try desk.answerHandOver(id, isAccepted: isAccepted)
      }
      return call.go(to: Navigation.home(of: actor), isAccepted ? .accepted : .declined)
    },
    .page(
      .post, "/proposals/{partnership}/facilitator", .question(.answerForDistrict),
      "Name the facilitator whom a district would have"
    ) { call in
      let (id, page) = (try call.number("partnership"), try await PartnershipRoutes.page(call))
      guard let facilitator = call.form["facilitator"] else {
        return call.wrong(page, [ChoicePages.missing])
      }
      return try await call.change(
        to: Place.path("proposals", "\(id)"), .kept, or: { page },
        { try $0.chooseFacilitator(facilitator, partnership: id) })
    },
    .page(
      .post, "/proposals/{partnership}/waiver", .question(.signForDistrict),
      "Do without a facilitator"
    ) { call in
      let (id, page) = (try call.number("partnership"), try await PartnershipRoutes.page(call))
      var signature = Registry.Signature()
      signature.waiver = call.form["waiver"]
      guard signature.waiver != nil else {
        return call.wrong(page, [ChoicePages.missingWaiver])
      }
      let waiver = signature
      return try await call.change(
        to: Place.path("proposals", "\(id)"), .kept, or: { page },
        { try $0.sign(waiver, partnership: id) })
    },
  ]

  static func home(_ call: Call) async throws -> Page {
    let (id, actor) = (try call.number("partnership"), try call.signedIn())
    let facts = try await call.desk { desk in
      let overview = try desk.overview(id)
      let isFollowed = overview.hasRecord && overview.grants.contains(.seeProgress)
      let isStaff = overview.grants.contains(.advancePartnership)
      return PartnershipPages.Facts(
        overview: overview, status: isFollowed ? try desk.status(of: id, on: nil) : nil,
        notes: overview.grants.contains(.seePartnership)
          ? try desk.notes(of: id) : RegistryAnswer("notes", title: "", paragraph: ""),
        contacts: overview.hasRecord && overview.grants.contains(.seePartnership)
          ? try desk.contacts(of: id) : RegistryAnswer("contacts", title: "", paragraph: ""),
        canSeeDocuments: try desk.canSeeDocuments(of: id),
        choices: isStaff ? try desk.facilitatorChoices(of: id) : [])
    }
    return PartnershipPages.home(facts, for: actor)
  }

  private static func pack(_ call: Call) async throws -> Page {
    let id = try call.number("partnership")
    let (overview, pack) = try await call.desk { (try $0.recorded(id), try $0.pack(of: id)) }
    return HandOverPages.page(overview, pack, call.form)
  }
}
