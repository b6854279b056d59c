import Access
import Storage

/// Who comes in, what was done, and how what is wrong is told.
extension AnswerSchema {
  static let registry: [AnswerSchema] = [
    .answer(
      "session", "Who signed in, and for how long",
      [
        ("token", .text, "For Authorization: Bearer"),
        ("role", .word(of: Role.self), "What one may do"), ("ends_at", .moment, "Until when"),
      ]),
    .pages("accounts", of: "account", "Who signs in with a password, by name"),
    .part(
      "account", "Somebody who signs in",
      [
        ("account", .text, "Its name"), ("role", .word(of: Role.self), "What it may do"),
        ("since", .moment, "When it was opened"),
        ("codes", .flag, "Whether it needs a one-time code"),
        ("closed", .flag, "Whether it was closed"),
        ("locked_until", .moment.orNull, "Until when it is locked, after too many wrong passwords"),
      ]),
    .pages("logins", of: "login", "Who of the provider comes in as whom, by account"),
    .part(
      "login", "A person of the provider",
      [
        ("account", .text, "The account"), ("issuer", .text, "The provider"),
        ("subject", .text.orNull, "The provider's identifier, once it is known"),
        ("email", .text.orNull, "The address that is waited for"),
        ("since", .moment.orNull, "When the person came for the first time"),
      ]),
    .pages("audit", of: "deed", "Who did what, latest first"),
    .part(
      "deed", "Something done",
      [
        ("deed", .whole, "Its number"), ("at", .moment, "When it was done"),
        ("by", .text, "role:id of who did it"), ("what", .text, "What, such as register"),
        ("subject", .text, "About whom, such as district:0614550"),
        ("why", .text.orNull, "The reason that was given"),
        ("hash", .text, "The SHA-256 of the deed and all before it"),
      ]),
    .list(
      "check", of: "finding", "What is wrong with the registry",
      [
        ("sound", .flag, "Whether nothing was found"),
        ("head", .text, "deeds:hash of the last deed, to be kept elsewhere"),
        ("deeds", .whole, "Deeds that were looked at"),
        ("changes", .whole, "Changes that were looked at"),
        ("rows", .whole, "Rows that were looked at"),
        ("erased", .whole, "Changes erased under retention"),
      ]),
    .part(
      "finding", "Something wrong",
      [("check", .text, "What was checked, such as chain"), ("finding", .text, "What was found")]),
    .answer(
      "done", "That it was done; each operation says which fields it gives",
      [
        ("account?", .text, "The account"), ("action?", .whole, "The number of the action"),
        ("answer?", .word(of: KeptPartnership.Answer.self), "The answer that was given"),
        ("answer_by?", .day, "By when answers are asked for"),
        ("barrier?", .whole, "The number of the barrier"),
        ("check_in?", .whole, "The number of the check-in"),
        ("consent?", .flag, "Whether the district takes part"),
        ("district?", .text, "The id of the district"),
        ("ended?", .list(.whole), "The numbers of partnerships that ended by it"),
        ("indicator?", .whole, "The number of the indicator"),
        ("job?", .whole, "The number of the job"),
        ("kind?", .word(LockForm.kinds.map(\.value)), "The kind of the lock"),
        ("lesson?", .whole, "The number of the lesson"),
        ("lock?", .whole, "The number of the lock"),
        ("partnership?", .whole, "The number of the partnership"),
        ("partnerships?", .list(.whole), "The numbers of partnerships"),
        ("policy?", .text, "The id of the policy"), ("pulse?", .whole, "The number of the pulse"),
        ("round?", .text, "The round"),
        ("state?", .word(of: KeptPartnership.State.self), "Where the partnership stands now"),
      ]),
    .part(
      "problem", "What is wrong with a request (RFC 9457)",
      [
        ("type", .text, "What kind of problem it is"),
        ("title", .text, "What kind of problem it is, in words"),
        ("status", .whole, "The status"), ("detail?", .text, "What to do"),
        ("instance", .text, "This request"),
        ("errors?", .list(.part("fault")), "Every fault, all at once"),
      ], rest: .anything),
    .part(
      "fault", "One fault of a request, and where it is",
      [
        ("detail", .text, "What was found and what to do"),
        ("pointer?", .text, "The field of the body, by JSON pointer (RFC 6901)"),
        ("parameter?", .text, "The parameter of the query"),
      ], rest: .anything),
  ]

  /// Every answer of the API and what stands in them.
  static let all: [AnswerSchema] =
    registry + districts + facilitators + rounds + policies + partnerships + standing + records
    + measures + plans + proofs + questions + blueprints
}
