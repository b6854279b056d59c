extension TopicGuide {
  /// What is taught and learnt.
  static let teaching: [String: TopicGuide] = [
    "math": TopicGuide(
      "which grade or course loses most students in mathematics, and on which content",
      result: "share of students who reach the standard in mathematics",
      early: "share of mathematics teachers who plan and try a common lesson each quarter",
      data: "results in mathematics by grade and student group, course enrolment, pass rates",
      staff: "the mathematics lead, a coach and a teacher of the grades where results drop",
      drivers: [
        (
          "lessons on grade-level content",
          ["plan one unit together and teach it in each district", "share tasks with student work"]
        ),
        ("help in time", ["give a short common check every unit and reteach the same week"]),
        (
          "the way into algebra and later courses",
          ["compare who is placed where, and by which rule"]
        ),
      ]),
    "ela": TopicGuide(
      "which reading and writing tasks students cannot yet do, and in which grades",
      result: "share of students who reach the standard in English language arts",
      early: "share of teachers who score student writing together each quarter",
      data:
        "results in reading and writing by grade and student group, samples of student work without names",
      staff: "the literacy lead, a coach and a teacher of the grades in question",
      drivers: [
        ("writing from texts", ["score ten pieces of each district together, names removed"]),
        ("time with complex texts", ["agree two texts a quarter that every class reads"]),
        (
          "reading across subjects",
          ["let a science and a history teacher try one routine for reading"]
        ),
      ]),
    "early_literacy": TopicGuide(
      "which early reading skills children lack at the end of each grade up to the second",
      result: "share of second graders who read at grade level",
      early: "share of early-grade teams that look at a common reading check every six weeks",
      data: "early reading checks by grade and language, attendance in the early grades",
      staff: "the early-grades lead, a reading coach and a teacher of the first grades",
      drivers: [
        ("the same checks at the same time", ["choose one short reading check for all"]),
        ("daily teaching of reading", ["watch one lesson in each district with one set of notes"]),
        ("families", ["send home one reading routine a month in the families' languages"]),
      ]),
    "science": TopicGuide(
      "how much science students do in each grade, and what they make of it",
      result: "share of students who reach the standard in science",
      early: "hours of science a week in the elementary grades",
      data: "timetables, course enrolment, results in science by student group",
      staff: "the science lead and a teacher of an elementary and of a secondary grade",
      drivers: [
        ("time for science", ["set a weekly minimum and see what gives way"]),
        ("investigations", ["share kits and one investigation a term"]),
        ("teachers' knowledge", ["join classes of one subject across districts for planning"]),
      ]),
    "standards_curriculum": TopicGuide(
      "where what is taught departs from the standards, and where units overlap or leave gaps",
      result: "share of courses with units that are mapped to the standards and taught",
      early: "units drafted, tried and revised together this year",
      data: "scope and sequence of each member, units in use, materials owned",
      staff: "the curriculum lead and a teacher leader of each subject in question",
      drivers: [
        ("one map of what is taught when", ["lay the sequences side by side for one subject"]),
        ("units that are tried and revised", ["write one unit together and compare results"]),
        ("materials", ["decide what is common and where books stay each member's own"]),
      ]),
    "assessment": TopicGuide(
      "which tests tell teachers something in time, and which could go",
      result: "share of teachers who say that assessment results change what they teach",
      early: "common assessments given, scored together and discussed",
      data: "the calendar of tests, sample items, results by item",
      staff: "the assessment lead and teachers of the grades tested",
      drivers: [
        ("fewer and better tests", ["list every test with its use, and drop one"]),
        ("common items", ["write ten items together and compare answers"]),
        ("time to use results", ["set the meeting before the test is given"]),
      ]),
    "career_technical": TopicGuide(
      "which pathways students finish, and who is missing from them",
      result: "share of students who complete a career pathway",
      early: "pathways with an industry partner and a college agreement",
      data: "enrolment and completion by pathway and student group, teacher credentials",
      staff: "the career and technical education lead and a pathway teacher",
      drivers: [
        ("pathways that lead on", ["check each pathway for a next step after school"]),
        ("access", ["open one pathway to students of a neighbouring member"]),
        ("teachers from industry", ["recruit for the pathway together"]),
      ]),
    "college_career": TopicGuide(
      "at which step students leave the way to college or a career",
      result: "share of graduates who are ready for college or a career by the state's measure",
      early: "share of students with a checked course plan by the end of grade 9",
      data: "course taking by student group, applications, financial aid forms, first-year results",
      staff: "the counselling lead and a high school principal",
      drivers: [
        ("courses that count", ["trace the courses of one class of graduates back to grade 9"]),
        ("advice", ["give each student one conversation a term with a plan on the table"]),
        ("the step after school", ["follow up graduates in their first autumn"]),
      ]),
    "dual_enrollment": TopicGuide(
      "which students could earn college credit in school, and what stands in the way",
      result: "number of college credits earned by students before they graduate",
      early: "teachers certified to teach courses for college credit",
      data: "courses for credit, enrolment by student group, teachers' certificates",
      staff: "the college partnership lead, a counsellor and a high school principal",
      drivers: [
        ("certified teachers", ["share one certified teacher by video"]),
        ("agreements with colleges", ["bargain with one college together"]),
        ("students who are ready", ["invite by readiness, and not only on application"]),
      ]),
  ]
}
