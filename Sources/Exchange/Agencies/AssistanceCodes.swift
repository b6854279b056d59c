import Domain

/// What California's assistance records say of student groups, as suggestions of needs.
///
/// Source: California Department of Education, LCFF District/COE Eligibility File, record layout:
/// a letter for each group names the state priorities in which it met the criteria.
enum AssistanceCodes {
  private static let priorities: [String: [Int]] = [
    "A": [4, 5, 6], "B": [4, 5], "C": [5, 6], "D": [4, 6], "E": [4, 8], "F": [5, 8], "G": [6, 8],
    "H": [4, 5, 8], "I": [4, 6, 8], "J": [5, 6, 8], "K": [4, 5, 6, 8],
  ]

  private static let groups: [String: String] = [
    "aa": "african american", "ai": "american indian", "as": "asian", "el": "english learners",
    "fi": "filipino", "fos": "foster youth", "hi": "hispanic", "hom": "homeless youth",
    "ltel": "long term english learners", "pi": "pacific islander",
    "sed": "socioeconomically disadvantaged", "swd": "students with disabilities",
    "tom": "two or more races", "mr": "two or more races", "wh": "white",
  ]

  private static let names = [
    4: "pupil achievement", 5: "pupil engagement", 6: "school climate",
    8: "outcomes in a broad course of study",
  ]

  /// The student group of a header such as `SWDpriorities`.
  static func group(ofHeader header: String) -> String? {
    let key = header.lowercased()
    guard key.hasSuffix("priorities") else { return nil }
    return groups[String(key.dropLast("priorities".count))]
  }

  static func group(ofCode code: String) -> String? { groups[code.lowercased()] }

  /// What the letter `code` of `group` suggests.
  static func suggestions(_ code: String, group: String) -> [AgencyRecord.Suggestion] {
    (priorities[code.uppercased()] ?? []).flatMap { priority in
      topics(priority, group).map { topic in
        AgencyRecord.Suggestion(
          topic: topic, group: group,
          because: "The state's record names priority \(priority) (\(names[priority] ?? "")) for"
            + " this student group.")
      }
    }
  }

  private static func topics(_ priority: Int, _ group: String) -> [Topic] {
    switch priority {
    case 4 where group == "english learners" || group == "long term english learners":
      [Topic(group.replacing(" ", with: "_"))]
    case 4: ["ela", "math"].map { Topic($0) }
    case 5: ["chronic_absence", "graduation"].map { Topic($0) }
    case 6: [Topic("suspension_climate")]
    default: [Topic("college_career")]
    }
  }

  /// The topic of a Dashboard file, by its name.
  static func topic(ofFile name: String) -> Topic? {
    let name = name.lowercased()
    let topics = [
      ("elpi", "english_learners"), ("ela", "ela"), ("math", "math"),
      ("chronic", "chronic_absence"),
      ("susp", "suspension_climate"), ("grad", "graduation"), ("cci", "college_career"),
      ("college", "college_career"),
    ]
    return topics.first { name.contains($0.0) }.map { Topic($0.1) }
  }
}
