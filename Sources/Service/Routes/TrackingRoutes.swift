import Access
import Domain
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// What happens in a partnership: actions, check-ins, pulse, people, lessons and barriers.
enum TrackingRoutes {
  private static let root = "/partnerships/{partnership}"

  static let routes: [ServiceRoute] = actions + checkIns + pulse + changes + register

  // MARK: Actions

  private static let actions: [ServiceRoute] = [
    .page(.get, root + "/actions", .question(.seeProgress), "A partnership's actions") { call in
      call.page(try await actionPage(call))
    },
    .page(.post, root + "/actions", .question(.recordAction), "Add an action") { call in
      let (id, page, form) = (
        try call.number("partnership"), try await actionPage(call), call.form
      )
      guard let text = form["text"], let owner = form["owner"] else {
        return call.wrong(page, [ActionPages.missingText])
      }
      return try await call.change(
        to: PartnershipPages.path(id, .actions), .kept, or: { page },
        { desk in
          let due = try form["due"].map { try FormFile.day($0, "due day") }
          _ = try desk.addAction(text, owner: owner, due: due, partnership: id)
        })
    },
    .page(.post, root + "/actions/ended", .question(.recordAction), "End an action") { call in
      let (id, page, form) = (
        try call.number("partnership"), try await actionPage(call), call.form
      )
      guard let number = form["action"].flatMap({ Int($0) }),
        let ending = form["ending"].flatMap(ActionItem.Ending.init(rawValue:))
      else { return call.wrong(page, [ActionPages.missingAction]) }
      return try await call.change(
        to: PartnershipPages.path(id, .actions), .kept, or: { page },
        { try $0.endAction(number, ending, on: nil, partnership: id) })
    },
  ]

  private static func actionPage(_ call: Call) async throws -> Page {
    let (id, actor) = (try call.number("partnership"), try call.signedIn())
    let (overview, answer) = try await call.desk {
      (try $0.recorded(id), try $0.actions(of: id))
    }
    return ActionPages.page(overview, answer, call.form, for: actor)
  }

  // MARK: Check-ins

  private static let checkIns: [ServiceRoute] = [
    .page(.get, root + "/check-ins", .question(.seeProgress), "A partnership's check-ins") {
      call in call.page(try await checkInPage(call).page)
    },
    .page(.post, root + "/check-ins", .question(.recordProgress), "Log a check-in") { call in
      let id = try call.number("partnership")
      let (page, overview) = try await checkInPage(call)
      let (form, wrong) = CheckInPages.read(call.form, overview)
      let isToCome =
        if let day = form.date.flatMap({ Day($0) }), let today = Day(Moment(call.now).day) {
          day > today
        } else { false }
      let problems = wrong + (isToCome ? [CheckInPages.notYet] : [])
      guard problems.isEmpty else { return call.wrong(page, problems) }
      return try await call.change(
        to: PartnershipPages.path(id, .checkIns), .kept, or: { page },
        { _ = try $0.addCheckIn(form, partnership: id) })
    },
  ]

  private static func checkInPage(
    _ call: Call
  ) async throws -> (page: Page, overview: PartnershipOverview) {
    let (id, actor) = (try call.number("partnership"), try call.signedIn())
    let (overview, answer) = try await call.desk {
      (try $0.recorded(id), try $0.checkIns(of: id))
    }
    return (CheckInPages.page(overview, answer, call.form, for: actor), overview)
  }

  // MARK: Pulse

  private static let pulse: [ServiceRoute] = [
    .page(.get, root + "/pulse", .question(.seeProgress), "A partnership's pulse") { call in
      call.page(try await pulsePage(call))
    },
    .page(.post, root + "/pulse", .question(.askPulse), "Ask everybody how it goes") { call in
      let (id, page, form) = (try call.number("partnership"), try await pulsePage(call), call.form)
      guard let invited = form["invited"].flatMap({ Int($0) }) else {
        return call.wrong(page, [PulsePages.missingNumber])
      }
      return try await call.change(
        to: PartnershipPages.path(id, .pulse), .kept, or: { page },
        { desk in
          let closes = try form["closes"].map { try FormFile.day($0, "last day") }
          _ = try desk.askPulse(invited: invited, on: nil, closes: closes, partnership: id)
        })
    },
    .page(.post, root + "/pulse/{number}", .question(.answerPulse), "Answer a pulse") { call in
      let (id, number) = (try call.number("partnership"), try call.number("number"))
      let page = try await pulsePage(call)
      let (scores, problems) = PulsePages.read(call.form)
      guard problems.isEmpty else { return call.wrong(page, problems) }
      let district = call.form["district"]
      // People of a district share its name here; a session is one of them. Whose session it was is
      // not kept, and the mark goes with the day.
      let mark = try call.signedIn().district == nil ? nil : "pulse \(id) \(number)"
      if let mark, try await call.hasMark(mark) {
        return call.wrong(page, [PulsePages.answered], status: .conflict)
      }
      let response = try await call.change(
        to: PartnershipPages.path(id, .pulse), .answered, or: { page },
        { try $0.answerPulse(number, scores: scores, district: district, partnership: id) })
      if let mark, response.status == .seeOther { try await call.leave(mark) }
      return response
    },
  ]

  private static func pulsePage(_ call: Call) async throws -> Page {
    let (id, actor) = (try call.number("partnership"), try call.signedIn())
    let (overview, answer) = try await call.desk { (try $0.recorded(id), try $0.pulses(of: id)) }
    return PulsePages.page(overview, answer, call.form, for: actor)
  }

  // MARK: People

  private static let changes: [ServiceRoute] = [
    .page(.get, root + "/changes", .question(.seeProgress), "Who goes and comes") { call in
      call.page(try await changePage(call))
    },
    .page(.post, root + "/changes", .question(.recordProgress), "Keep who goes") { call in
      let (id, page, form) = (
        try call.number("partnership"), try await changePage(call), call.form
      )
      guard let level = form["level"].flatMap(StaffLevel.init(rawValue:)),
        let text = form["leaves"]
      else { return call.wrong(page, [ChangePages.missingDay]) }
      return try await call.change(
        to: PartnershipPages.path(id, .changes), .kept, or: { page },
        { desk in
          _ = try desk.addChange(
            level, of: form["district"],
            announced: try form["announced"].map { try FormFile.day($0, "day") },
            leaves: try FormFile.day(text, "last day"), partnership: id)
        })
    },
    .page(
      .post, root + "/changes/begun", .question(.recordProgress), "Keep that a successor began"
    ) { call in
      let (id, page, form) = (
        try call.number("partnership"), try await changePage(call), call.form
      )
      guard let change = form["change"].flatMap({ Int($0) }), let text = form["began"] else {
        return call.wrong(page, [ChangePages.missingSuccessor])
      }
      return try await call.change(
        to: PartnershipPages.path(id, .changes), .kept, or: { page },
        { desk in
          let day = try FormFile.day(text, "first day")
          try desk.beginChange(change, on: day, partnership: id)
        })
    },
    .page(
      .post, root + "/changes/shown", .question(.recordProgress),
      "Tick what a successor was shown"
    ) { call in
      let (id, page) = (try call.number("partnership"), try await changePage(call))
      let ticked = ChangePages.ticked(call.form)
      guard !ticked.isEmpty else { return call.wrong(page, [ChangePages.nothingTicked]) }
      return try await call.change(
        to: PartnershipPages.path(id, .changes), .kept, or: { page },
        { desk in
          for (change, points) in ticked.sorted(by: { $0.key < $1.key }) {
            try desk.tick(points.sorted(), ofChange: change, on: nil, partnership: id)
          }
        })
    },
  ]

  private static func changePage(_ call: Call) async throws -> Page {
    let (id, actor) = (try call.number("partnership"), try call.signedIn())
    let (overview, changes) = try await call.desk {
      (try $0.recorded(id), try $0.changes(ofPartnership: id))
    }
    return ChangePages.page(overview, changes, call.form, for: actor)
  }

  // MARK: Lessons and barriers

  private static let register: [ServiceRoute] = [
    .page(.get, root + "/lessons", .question(.seeProgress), "A partnership's lessons") { call in
      call.page(try await lessonPage(call))
    },
    .page(.post, root + "/lessons", .question(.recordAction), "Keep a lesson") { call in
      let (id, page, form) = (
        try call.number("partnership"), try await lessonPage(call), call.form
      )
      guard let text = form["text"] else { return call.wrong(page, [LessonPages.missingText]) }
      let kind = form["kind"].flatMap(Lesson.Kind.init(rawValue:)) ?? .insight
      return try await call.change(
        to: PartnershipPages.path(id, .lessons), .kept, or: { page },
        { desk in
          let day = try form["date"].map { try FormFile.day($0, "day") }
          _ = try desk.addLesson(text, kind: kind, on: day, partnership: id)
        })
    },
    .page(.get, root + "/funding", .question(.seeProgress), "What pays until when") { call in
      call.page(try await fundingPage(call))
    },
    .page(.post, root + "/funding", .question(.recordProgress), "Add a source of funding") {
      call in
      let (id, page) = (try call.number("partnership"), try await fundingPage(call))
      let (funding, problems) = try FundingPages.read(call.form)
      guard let funding else { return call.wrong(page, problems) }
      return try await call.change(
        to: PartnershipPages.path(id, .funding), .kept, or: { page },
        { _ = try $0.addFunding(funding, partnership: id) })
    },
    .page(.get, root + "/barriers", .question(.seeProgress), "What stands in the way") { call in
      call.page(try await barrierPage(call))
    },
    .page(.post, root + "/barriers", .question(.recordAction), "Raise a barrier") { call in
      let (id, page, form) = (
        try call.number("partnership"), try await barrierPage(call), call.form
      )
      guard let text = form["text"] else { return call.wrong(page, [LessonPages.missingText]) }
      let kind = form["kind"].flatMap(Barrier.Kind.init(rawValue:)) ?? .other
      return try await call.change(
        to: PartnershipPages.path(id, .barriers), .kept, or: { page },
        { _ = try $0.addBarrier(text, kind: kind, partnership: id) })
    },
    .page(.post, root + "/barriers/settled", .question(.settleBarrier), "Settle a barrier") {
      call in
      let (id, page, form) = (
        try call.number("partnership"), try await barrierPage(call), call.form
      )
      guard let barrier = form["barrier"].flatMap({ Int($0) }), let answer = form["answer"] else {
        return call.wrong(page, [LessonPages.missingAnswer])
      }
      return try await call.change(
        to: PartnershipPages.path(id, .barriers), .kept, or: { page },
        { try $0.settleBarrier(barrier, answer: answer, partnership: id) })
    },
  ]

  private static func fundingPage(_ call: Call) async throws -> Page {
    let id = try call.number("partnership")
    let (overview, answer) = try await call.desk { (try $0.recorded(id), try $0.funding(of: id)) }
    return FundingPages.page(overview, answer, call.form)
  }

  private static func lessonPage(_ call: Call) async throws -> Page {
    let id = try call.number("partnership")
    let (overview, answer) = try await call.desk { (try $0.recorded(id), try $0.lessons(of: id)) }
    return LessonPages.lessons(overview, answer, call.form)
  }

  private static func barrierPage(_ call: Call) async throws -> Page {
    let id = try call.number("partnership")
    let (overview, answer) = try await call.desk { (try $0.recorded(id), try $0.barriers(of: id)) }
    return LessonPages.barriers(overview, answer, call.form)
  }
}
