/// The ten items of the readiness checklist, each answered with 0, 1 or 2.
enum ReadinessChecklist {
  static let items = [
    "Our superintendent stands behind a partnership and says so.",
    "Our board knows about it and supports it.",
    "A senior leader has time for it each month.",
    "We have agreed on one thing that we want to get better at.",
    "We are willing to show others what does not work well here.",
    "We have looked at our own data on it.",
    "The people who would do the work were asked, and want to.",
    "We can free a team for meetings and visits.",
    "We can pay for travel, or meet at a distance.",
    "We know how we would tell whether it helped.",
  ]

  static let answers: [(value: String, label: String)] = [
    ("", "Not answered"), ("0", "Not yet"), ("1", "In part"), ("2", "Yes"),
  ]
}
