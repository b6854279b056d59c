extension TopicGuide {
  /// Students and how schools support them.
  static let students: [String: TopicGuide] = [
    "english_learners": TopicGuide(
      "how far English learners come in each year, and where they stop", students: .englishLearners,
      result: "share of English learners who progress a level or are reclassified in a year",
      early: "share of English learners with daily language development at their level",
      data: "language levels by grade and years in the programme, reclassification, course access",
      staff:
        "the English learner lead, a coach and a teacher of a grade with many English learners",
      drivers: [
        (
          "language in every subject",
          ["plan one lesson a unit with a language aim", "shadow one English learner for a day"]
        ),
        ("designated time", ["compare timetables and groupings"]),
        ("course access", ["check what English learners cannot take, and why"]),
      ]),
    "long_term_english_learners": TopicGuide(
      "what keeps students English learners for six years and more", students: .englishLearners,
      result: "share of long-term English learners who are reclassified in a year",
      early: "share of long-term English learners with a plan of their own that a teacher reviews",
      data: "language and subject results of long-term learners by year, courses taken",
      staff: "the English learner lead, a secondary principal and a counsellor",
      drivers: [
        ("knowing each student", ["write a language plan with ten students and review it"]),
        ("teaching in secondary subjects", ["try one routine for academic talk in two subjects"]),
        ("early notice", ["list students in their fifth year and act before the sixth"]),
      ]),
    "students_with_disabilities": TopicGuide(
      "where students with disabilities are taught, and what they reach there",
      students: .withDisabilities,
      result: "share of students with disabilities who spend most of the day in general classes and"
        + " make a year's growth",
      early: "share of teams of a general and a special education teacher who plan together weekly",
      data: "placement, growth, attendance and suspensions of students with disabilities",
      staff: "the special education lead and a pair of teachers who share a class",
      drivers: [
        ("teaching together", ["watch one shared class in each district"]),
        ("plans that are used", ["read five plans together, names removed"]),
        ("scarce specialists", ["share a specialist's hours between members"]),
      ]),
    "foster_homeless_youth": TopicGuide(
      "how often foster and homeless youth change school, and what they lose",
      students: .disadvantaged,
      result: "share of foster and homeless youth who attend nine days in ten",
      early: "days from a change of home to enrolment with records",
      data: "enrolment dates, attendance and credits of foster and homeless youth",
      staff: "the liaison, a counsellor and a registrar",
      drivers: [
        ("fast enrolment", ["agree one form and one telephone number"]),
        ("credit for work done", ["accept partial credit in the same way"]),
        ("one adult who knows the student", ["name a mentor on the first day"]),
      ]),
    "native_students": TopicGuide(
      "how Native students and families see their schools, and what they ask for",
      result: "share of Native students who attend nine days in ten and stay on track to graduate",
      early: "meetings held with tribal education staff and decisions that came from them",
      data: "attendance, courses and graduation of Native students, agreements with tribes",
      staff: "the lead for Native education and a representative whom the tribes choose",
      drivers: [
        ("a voice for tribes", ["plan the year with tribal education staff"]),
        ("teaching of language and culture", ["share units that a tribe has approved"]),
        ("belonging", ["ask students twice a year and act on one answer"]),
      ]),
    "chronic_absence": TopicGuide(
      "who misses a tenth of the school year, in which schools, and for which reasons",
      result: "share of students absent on a tenth of school days or more", rises: false,
      early: "share of schools whose team reviews attendance every two weeks",
      data: "absence by school, grade and student group, reasons, bus routes",
      staff: "the attendance lead, a principal and a counsellor",
      drivers: [
        ("early notice", ["call home on the second absence", "review a list every two weeks"]),
        ("reasons to come", ["ask twenty absent students and their families why"]),
        ("ways to come", ["check routes, health and start times for one school"]),
      ]),
    "suspension_climate": TopicGuide(
      "who is sent out of class, for what, and by how many adults",
      result: "share of students suspended once or more", rises: false,
      early: "share of schools that use another response first and write it down",
      data: "referrals and suspensions by school, student group and reason; climate survey",
      staff: "the student services lead, an assistant principal and a counsellor",
      drivers: [
        ("clear responses", ["sort last month's referrals by reason and agree responses"]),
        ("skills of adults", ["practise calm conversations with a coach"]),
        ("repair", ["bring the people concerned together before a student returns"]),
      ]),
    "social_emotional": TopicGuide(
      "how safe and known students feel, by grade",
      result: "share of students who say that an adult at school knows them",
      early: "share of classes with a weekly routine for social and emotional learning",
      data: "student survey by grade and group, referrals to counsellors, waiting times",
      staff: "the student services lead, a counsellor and a teacher",
      drivers: [
        ("routines in class", ["try one weekly routine in two grades"]),
        ("help in reach", ["share a counsellor's hours by video"]),
        ("care of adults", ["ask staff the same questions as students"]),
      ]),
    "family_engagement": TopicGuide(
      "which families the schools reach, and which they do not",
      result: "share of families who say that they can help to decide",
      early: "share of families reached in their own language each term",
      data: "family survey, languages at home, attendance at meetings by school",
      staff: "the family engagement lead, a principal and a parent whom families choose",
      drivers: [
        ("two-way contact", ["call every family of one grade in the first month"]),
        ("languages", ["share interpreters between members"]),
        ("families who decide", ["give one decision of the year to a parents' group"]),
      ]),
    "graduation": TopicGuide(
      "when students fall off the way to graduation, and who notices",
      result: "share of students who graduate in four years",
      early: "share of ninth graders who pass every course in the first term",
      data: "credits by grade, course failures, leavers with reasons",
      staff: "the counselling lead, a high school principal and a teacher of grade 9",
      drivers: [
        ("the ninth grade", ["review each failing mark in the sixth week"]),
        ("ways back", ["compare programmes for regaining credits and their results"]),
        ("one adult for each student at risk", ["match staff with students in the first month"]),
      ]),
  ]
}
