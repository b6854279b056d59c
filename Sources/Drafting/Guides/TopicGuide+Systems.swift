extension TopicGuide {
  /// How a district works, and what it can do only with others.
  static let systems: [String: TopicGuide] = [
    "data_use": TopicGuide(
      "which questions staff ask of data, and how long they wait for an answer",
      result: "share of school leaders who changed a decision because of data this term",
      early: "questions of schools answered by an analyst within a week",
      data: "systems in use, reports read and unread, hours of analysis available",
      staff: "the data lead, an analyst and a principal",
      drivers: [
        ("an analyst near the work", ["let the analyst sit in on leaders' meetings"]),
        ("displays that lead to students", ["build one display together and use it in schools"]),
        ("common definitions", ["write down how each of five numbers is counted"]),
      ]),
    "multi_tiered_support": TopicGuide(
      "who gets which support, after how long, and with what result",
      result: "share of students in extra support who move on within a term",
      early: "share of schools with a weekly team that assigns and ends support",
      data: "students in each tier by group, time in a tier, results of each support",
      staff: "the student support lead, a school psychologist and a principal",
      drivers: [
        ("rules for entry and exit", ["compare rules and adopt one set in a school"]),
        ("time in the day", ["put extra support at a fixed time in one grade"]),
        ("supports that work", ["count results of each support for a term"]),
      ]),
    "technology": TopicGuide(
      "what teachers and students cannot do for want of devices, network or skill",
      result: "share of classes that use technology for what cannot be done without it",
      early: "share of schools with a tested network and help within a day",
      data: "devices, network tests, help requests, contracts with end dates",
      staff: "the technology lead and a teacher who trains others",
      drivers: [
        ("a network that holds", ["test one school of each member on the same day"]),
        ("buying together", ["list contracts that end within two years"]),
        ("skill", ["swap two short lessons for teachers each term"]),
      ]),
    "resource_pooling": TopicGuide(
      "which services each member pays for alone and could share",
      result: "amount saved or gained through sharing in a year",
      early: "services with a written offer to share",
      data: "contracts, unit costs, unfilled part-time posts, rules on joint buying",
      staff: "the business officer and the lead of the service in question",
      drivers: [
        ("a list of what could be shared", ["compare ten contracts and their prices"]),
        ("one joint purchase", ["buy one thing together this year"]),
        ("shared posts", ["fill one part-time post as one full post"]),
      ]),
    "student_mobility": TopicGuide(
      "how many students move between the members in a year, and what they meet anew",
      result: "growth of students who moved, beside that of students who stayed",
      early: "share of moves whose records arrive within two days",
      data: "moves between the members by grade and month, course and unit sequences",
      staff: "the curriculum lead, a registrar and a principal of a school with many moves",
      drivers: [
        ("the same content at the same time", ["line up one subject in two grades"]),
        ("records that travel", ["agree one record sheet and a deadline"]),
        ("a welcome", ["give each newcomer a placement check in the first week"]),
      ]),
    "local_planning": TopicGuide(
      "how the local plan is made, and who finds their words in it",
      result: "share of actions of the local plan that were carried out and reviewed",
      early: "groups consulted before the draft, with what changed",
      data: "the local plan, its budget, notes of consultations",
      staff: "the planning lead, the business officer and a principal",
      drivers: [
        ("fewer actions", ["mark each action as kept, merged or ended"]),
        ("money that follows the plan", ["trace five actions to their budget lines"]),
        ("consultation that counts", ["show each group what became of its advice"]),
      ]),
    "rural_capacity": TopicGuide(
      "which work rests on one person, and what happens when that person is away",
      result: "number of services that go on when one person leaves",
      early: "jobs with a named colleague in a partner district",
      data: "who does what, hours by job, posts held by one person",
      staff: "the superintendent and the people who hold several jobs",
      drivers: [
        ("colleagues in the same job", ["pair each single post with one of a partner"]),
        ("shared specialists", ["hire one specialist for all"]),
        ("writing down how things are done", ["swap checklists for five yearly tasks"]),
      ]),
    "policy_voice": TopicGuide(
      "which rules stand in the way, and who could change them",
      result: "number of rules changed or waived after joint advice",
      early: "joint statements and hearings attended for all",
      data: "rules with what each costs, hearings and dates, students spoken for",
      staff: "the superintendent and a board member",
      drivers: [
        ("one list of barriers", ["write each with its cost and a remedy"]),
        ("one voice", ["let one superintendent speak for all at a hearing"]),
        ("evidence", ["show the same numbers for every member"]),
      ]),
  ]
}
