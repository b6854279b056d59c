import Domain
import Scoring
import Testing

/// How the evidence of the criteria reads.
struct SentenceTests {
  @Test func `equal priorities are said once`() {
    #expect(
      because(
        .commonNeed,
        pairOf {
          $0.need("math", 5)
        } _: {
          $0.need("math", 5)
        })
        == "Both name mathematics (priority 5 in both).")
    #expect(
      because(
        .commonNeed,
        pairOf {
          $0.need("math", 5)
        } _: {
          $0.need("math", 3)
        })
        == "Both name mathematics (priorities 5 and 3).")
  }

  @Test func `a mentor's offer stands beside the need that it meets`() {
    let scoring = pairOf {
      $0.mode = .mentor
      $0.offer("english_learners", 4)
    } _: {
      $0.mode = .mentee
      $0.need("english_learners", 5)
    }
    #expect(
      because(.commonNeed, scoring)
        == "District A offers its work on English learners (strength 4), a need of District B"
        + " (priority 5).")
    #expect(
      because(.reciprocity, scoring)
        == "District A can show its work on English learners (strength 4), a need of District B"
        + " (priority 5).")
  }

  @Test func `facts of context are kept apart, however many share an and`() {
    func fill(_ district: inout District, _ locale: Int) {
      district.enrollment = 1000
      district.locale = LocaleCode(locale)
      district.grades = GradeSpan(lowest: .kindergarten, highest: .twelfth)
    }
    let text = because(
      .similarContext,
      pairOf {
        fill(&$0, 31)
      } _: {
        fill(&$0, 42)
      })
    #expect(
      text.hasPrefix(
        "Enrolment 1,000 in both; locale town (fringe) and rural (distant); grades KG-12 in both;"
          + " not known: "))
  }

  @Test func `what is missing on both sides is said once`() {
    let silent = pairOf {
      $0.need("math", 5)
    } _: {
      $0.need("math", 5)
    }
    #expect(because(.reciprocity, silent) == "Neither names anything to offer.")
    let half = pairOf {
      $0.offer("math", 5)
    } _: {
      $0.need("math", 5)
    }
    #expect(
      because(.reciprocity, half)
        == "District A can show its work on mathematics (strength 5), a need of District B"
        + " (priority 5); District B names nothing to offer.")
  }

  @Test func `a facilitator's regions and ties are said of both members`() {
    var guide = Facilitator.named("F") { $0.regions = ["North"] }
    guide.capacity = 1
    func criteria(_ regions: [String], _ ties: [FacilitatorTie] = []) -> [String: String] {
      let districts = zip(["A", "B"], regions).map { id, region in
        District.named(id) { $0.region = region }
      }
      let scoring = FitScoring(
        Roster(
          RegistryBundle(districts: districts, facilitators: [guide], facilitatorTies: ties)))
      return Dictionary(
        uniqueKeysWithValues: scoring.criteria(0, members: [0, 1], focus: nil)
          .map { ($0.name, $0.because) })
    }
    #expect(
      criteria(["North", "North"])["region"] == "Both members lie in the facilitator's regions.")
    #expect(
      criteria(["North", "South"])["region"]
        == "One of the two members lies in the facilitator's regions.")
    #expect(
      criteria(["South", "South"])["region"] == "Neither member lies in the facilitator's regions.")
    #expect(criteria(["North", "North"])["relationship"] == "No tie to any member is on record.")
    #expect(
      criteria(["North", "North"], [FacilitatorTie("F", "A", .acquainted)])["relationship"]
        == "The weakest tie counts (District A: acquainted; District B: no tie on record).")
  }

  private func because(_ criterion: Criterion, _ scoring: PairScoring) -> String {
    scoring.criteria(0, 1).first { $0.name == criterion.rawValue }?.because ?? ""
  }
}
