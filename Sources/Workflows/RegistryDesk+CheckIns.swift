import Access
package import Domain
import Foundation
import Storage

extension RegistryDesk {
  /// The day on which the desk is asked.
  package var today: Day { Day(now.day) ?? Day(number: 0) }

  /// A partnership's record, for those who may see it.
  func record(_ id: Int) throws(Failure) -> PartnershipRecord {
    try require(.seeProgress, about: subject(of: try partnership(id)))
    return try ask { () throws(StorageError) in try registry.record(of: id) }
  }

  /// Records a check-in; returns its number.
  package func addCheckIn(_ form: CheckInForm, partnership id: Int) throws(Failure) -> Int {
    try require(.recordProgress, about: subject(of: try partnership(id)))
    let checkIn = try form.checkIn(today: today)
    let next = try form.nextDate.map { text throws(Failure) in
      try FormFile.day(text, "next date")
    }
    return try ask { () throws(StorageError) in
      try registry.add(
        checkIn, notes: CheckInNotes(shared: form.sharedNote, private: form.privateNote),
        nextDate: next, partnership: id, by: actor, at: now)
    }
  }

  /// The check-ins of a partnership, latest first.
  package func checkIns(of id: Int) throws(Failure) -> RegistryAnswer {
    Self.checkIns(try record(id).checkIns.reversed(), title: "Check-ins of partnership \(id)")
  }

  static func checkIns(_ checkIns: [CheckIn], title: String) -> RegistryAnswer {
    var answer = RegistryAnswer(
      "check_ins", title: title, paragraph: "\(Phrase.count(checkIns.count, "check-in")).")
    answer.setColumns(
      "check_in#", "day", "kind", "place", "came", "levels", "initiatives", "joint_work",
      "hard_truth-", "useful_percent-", "minutes-", "facilitator-", "hours-", "cost-",
      "attendance-")
    answer.rows = checkIns.map { checkIn in
      [
        .whole(checkIn.id), .text(checkIn.day.description), .text(checkIn.kind.rawValue),
        .text(checkIn.place.rawValue),
        checkIn.attendedShare.map { .text("\(Int(($0 * 100).rounded(.down))) %") }
          ?? .text("not known"),
        .texts(checkIn.levels.map(\.label)), .texts(checkIn.initiatives),
        .flag(checkIn.isJointWork), .flag(checkIn.isHardTruthShared),
        .optional(checkIn.usefulPercent), .optional(checkIn.minutes),
        .optional(checkIn.facilitator?.rawValue), .optional(checkIn.hours),
        .optional(checkIn.cost),
        .list(
          checkIn.attendance.map {
            .record([
              "district": .text($0.district.rawValue), "level": .text($0.level.rawValue),
              "attended": .whole($0.attended), "expected": .optional($0.expected),
            ])
          }),
      ]
    }
    return answer
  }

  /// Opens an action; returns its number.
  package func addAction(
    _ text: String, owner: String, due: Day?, partnership id: Int
  ) throws(Failure) -> Int {
    try require(.recordAction, about: subject(of: try partnership(id)))
    guard let owner = ActionItem.Owner(owner) else {
      throw Failure(
        .badInput, ["The owner is \(owner). Give district:ID or facilitator:ID."])
    }
    let action = ActionItem(text: text, owner: owner, opened: today, due: due)
    return try ask { () throws(StorageError) in
      try registry.add(action, partnership: id, by: actor, at: now)
    }
  }

  package func endAction(
    _ number: Int, _ ending: ActionItem.Ending, on day: Day?, partnership id: Int
  ) throws(Failure) {
    try require(.recordAction, about: subject(of: try partnership(id)))
    try ask { () throws(StorageError) in
      try registry.end(
        action: number, ending, on: day ?? today, partnership: id, by: actor, at: now)
    }
  }

  /// The actions of a partnership, open ones first, by when they are due.
  package func actions(of id: Int) throws(Failure) -> RegistryAnswer {
    let record = try record(id)
    let open = record.actions.filter(\.isOpen).count
    return Self.actions(
      record.actions, today: today, title: "Actions of partnership \(id)",
      paragraph: "\(Phrase.count(record.actions.count, "action")), of which \(open) open.")
  }

  static func actions(
    _ actions: [ActionItem], today: Day, title: String, paragraph: String
  ) -> RegistryAnswer {
    var answer = RegistryAnswer("actions", title: title, paragraph: paragraph)
    answer.setColumns("action#", "state", "due", "owner", "text", "opened-", "ended-")
    let order = actions.sorted {
      ($0.isOpen ? 0 : 1, $0.due?.number ?? .max, $0.id)
        < ($1.isOpen ? 0 : 1, $1.due?.number ?? .max, $1.id)
    }
    answer.rows = order.map { action in
      let isLate = action.isOpen && (action.due.map { $0 < today } ?? false)
      return [
        .whole(action.id), .text(isLate ? "overdue" : action.ending?.rawValue ?? "open"),
        action.due.map { .text($0.description) } ?? .text("no date"), .text(action.owner.text),
        .text(action.text), .text(action.opened.description), .optional(action.ended?.description),
      ]
    }
    return answer
  }

  package func addLesson(
    _ text: String, kind: Lesson.Kind, on day: Day?, partnership id: Int
  ) throws(Failure) -> Int {
    try require(.recordAction, about: subject(of: try partnership(id)))
    let lesson = Lesson(day: day ?? today, kind: kind, text: text)
    return try ask { () throws(StorageError) in
      try registry.add(lesson, partnership: id, by: actor, at: now)
    }
  }

  package func lessons(of id: Int) throws(Failure) -> RegistryAnswer {
    Self.lessons(try record(id).lessons, title: "Lessons of partnership \(id)")
  }

  static func lessons(_ lessons: [Lesson], title: String) -> RegistryAnswer {
    var answer = RegistryAnswer(
      "lessons", title: title, paragraph: "\(Phrase.count(lessons.count, "lesson")).")
    answer.setColumns("lesson#", "day", "kind", "text")
    answer.rows = lessons.map {
      [.whole($0.id), .text($0.day.description), .text($0.kind.rawValue), .text($0.text)]
    }
    return answer
  }

  package func addBarrier(
    _ text: String, kind: Barrier.Kind, partnership id: Int
  ) throws(Failure) -> Int {
    try require(.recordAction, about: subject(of: try partnership(id)))
    let barrier = Barrier(raised: today, kind: kind, text: text)
    return try ask { () throws(StorageError) in
      try registry.add(barrier, partnership: id, by: actor, at: now)
    }
  }

  package func settleBarrier(
    _ number: Int, answer: String, partnership id: Int
  ) throws(Failure) {
    try require(.settleBarrier)
    try ask { () throws(StorageError) in
      try registry.settle(
        barrier: number, answer: answer, on: today, partnership: id, by: actor, at: now)
    }
  }

  package func barriers(of id: Int) throws(Failure) -> RegistryAnswer {
    Self.barriers([(id, try record(id).barriers)], title: "Barriers of partnership \(id)")
  }

  static func barriers(
    _ barriers: [(partnership: Int, barriers: [Barrier])], title: String
  ) -> RegistryAnswer {
    var answer = RegistryAnswer("barriers", title: title, paragraph: "")
    answer.setColumns(
      "barrier#", "partnership#", "kind", "raised", "text", "settled", "answer")
    answer.rows = barriers.flatMap { partnership, barriers in
      barriers.map {
        [
          .whole($0.id), .whole(partnership), .text($0.kind.rawValue), .text($0.raised.description),
          .text($0.text), .optional($0.settled?.description), .optional($0.answer),
        ]
      }
    }
    answer.paragraph = "\(Phrase.count(answer.rows.count, "barrier"))."
    return answer
  }

  package func addFunding(_ funding: Funding, partnership id: Int) throws(Failure) -> Int {
    try require(.recordProgress, about: subject(of: try partnership(id)))
    return try ask { () throws(StorageError) in
      try registry.add(funding, partnership: id, by: actor, at: now)
    }
  }

  package func funding(of id: Int) throws(Failure) -> RegistryAnswer {
    let funding = try record(id).funding
    var answer = RegistryAnswer(
      "funding", title: "Funding of partnership \(id)",
      paragraph: "\(Phrase.count(funding.count, "source")).")
    answer.setColumns("funding#", "source", "begins", "ends", "amount#")
    answer.rows = funding.map {
      [
        .whole($0.id), .text($0.source), .optional($0.begins?.description),
        .text($0.ends.description),
        .optional($0.amount),
      ]
    }
    return answer
  }
}
