extension TopicGuide {
  /// The people of a district and how they learn.
  static let staff: [String: TopicGuide] = [
    "leadership_development": TopicGuide(
      "who could lead next, and what they have had no chance to learn",
      result: "share of leadership posts filled by people whom the members prepared",
      early: "future leaders who have led a piece of the joint work",
      data: "leadership posts with expected changes, programmes of preparation, survey of leaders",
      staff: "the deputy superintendent and a principal who coaches others",
      drivers: [
        ("practice in leading", ["let a future leader run part of each joint meeting"]),
        ("coaching", ["pair each with a leader of a partner district"]),
        ("plans for succession", ["list posts and who could step in"]),
      ]),
    "principal_leadership": TopicGuide(
      "how principals spend their week, and what teachers get from it",
      result: "share of teachers who say that their principal helps them to teach better",
      early: "hours a week that principals spend in classrooms and teams",
      data: "principals' calendars, teacher survey, turnover of principals",
      staff: "the principals' supervisor and a principal of each level",
      drivers: [
        ("time in classrooms", ["compare two weeks of calendars"]),
        ("talk after a visit", ["walk through a school together and practise feedback"]),
        ("principals who learn together", ["hold a meeting at which each presents data"]),
      ]),
    "professional_learning_communities": TopicGuide(
      "what teacher teams do in their time together, and what comes of it",
      result: "share of teachers who say that their team changed how they teach",
      early: "share of teams with a protected hour a week and a question to work on",
      data: "timetables of team time, notes of team meetings, teacher survey",
      staff: "the lead for professional learning, a principal and a team leader",
      drivers: [
        ("protected time", ["find one hour a week and guard it for a term"]),
        ("evidence on the table", ["bring student work to each meeting"]),
        (
          "colleagues in the same job",
          ["join teachers without a colleague at home in one team by video"]
        ),
      ]),
    "professional_learning": TopicGuide(
      "which training changed teaching, and which did not",
      result: "share of teachers who use what they learnt a term later",
      early: "share of trainings with practice and a coach afterwards",
      data: "the year's trainings with cost and attendance, teacher survey, coaching logs",
      staff: "the lead for professional learning, a coach and a teacher leader",
      drivers: [
        ("fewer subjects for longer", ["cut the plan to two subjects"]),
        ("coaching", ["share a coach between members"]),
        ("shared courses", ["open each course to partners' staff"]),
      ]),
    "teacher_recruitment": TopicGuide(
      "which posts stay open, who leaves, and why",
      result: "share of posts filled by certified teachers on the first day of school",
      early: "offers made before the end of spring",
      data: "vacancies by subject, leavers with reasons, sources of new teachers, pay scales",
      staff: "the personnel lead and a principal with open posts",
      drivers: [
        ("a pipeline of our own", ["support aides who study to become teachers"]),
        ("a first year worth staying for", ["give each new teacher a mentor in the same subject"]),
        ("hiring in time", ["visit one college together in winter"]),
      ]),
  ]
}
