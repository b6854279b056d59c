import Domain
import Scoring
import Testing

/// What the criteria of a group say, on examples small enough to read.
struct GroupSentenceTests {
  private func sentences(
    _ changes: [(inout District) -> Void], ties: [DistrictTie] = []
  ) -> [String: String] {
    let districts = zip("ABCD", changes).map { letter, change in
      District.named(String(letter)) { district in
        district.groupSizes = 3...4
        change(&district)
      }
    }
    let scoring = PairScoring(RegistryBundle(districts: districts, districtTies: ties))
    let party = scoring.party(Array(changes.indices))
    return Dictionary(
      uniqueKeysWithValues: scoring.criteria(party).map { ($0.name, $0.because) })
  }

  @Test func `a mutual group names its topic and its furthest and nearest pairs`() {
    let said = sentences(
      [
        {
          $0.need("math", 5)
          $0.location = point(minutes: 0)
          $0.virtual = 0.5
          $0.readiness = 0.5
          $0.tenureYears = 2
          $0.roles = ["data"]
          $0.platforms = ["aeries"]
        },
        {
          $0.need("math", 3)
          $0.location = point(minutes: 20)
          $0.virtual = 0.5
          $0.readiness = 0.75
          $0.isLeaving = true
          $0.roles = ["data"]
          $0.platforms = ["aeries"]
        },
        {
          $0.need("math", 4)
          $0.location = point(minutes: 60)
          $0.tenureYears = 5
          $0.roles = ["data", "math"]
          $0.platforms = ["synergy"]
        },
      ], ties: [DistrictTie("A", "B", .workedTogether)])
    #expect(
      said["common_need"]
        == "All 3 name mathematics (priorities 3 to 5); District A and District C have most in"
        + " common (0.80), District A and District B least (0.60).")
    #expect(
      said["proximity"]
        == "The longest estimated drive is 60 minutes (District A and District C), the shortest"
        + " 20 minutes (District A and District B); not known: the readiness to meet at a distance"
        + " of District C.")
    #expect(
      said["relationship"]
        == "1 of 3 pairs has a tie or a wish on record; the strongest is that of District A and"
        + " District B (1.00).")
    #expect(
      said["readiness"]
        == "The readiness on record is 0.50 to 0.75 of 1, and in each pair the lower counts; not"
        + " known: the readiness of District C.")
    #expect(
      said["stability"]
        == "The superintendent's departure is announced in District B; the other superintendents"
        + " have served 2 to 5 years.")
    #expect(said["reciprocity"] == "No member names anything to offer.")
    #expect(
      said["roles"]
        == "District A and District B share most of their staff roles (1.00), District A and"
        + " District C least (0.50).")
    #expect(said["systems"] == "1 of 3 pairs uses a data system in common.")
  }

  @Test func `a hub is compared with each of the others`() {
    let spoke: (inout District) -> Void = {
      $0.need("math", 5)
      $0.mode = .mentee
      $0.platforms = ["aeries"]
    }
    let said = sentences([
      spoke,
      {
        $0.mode = .mentor
        $0.offer("math", 4)
        $0.platforms = ["aeries"]
      },
      {
        spoke(&$0)
        $0.needs = []
        $0.need("math", 2)
      },
    ])
    #expect(
      said["common_need"]
        == "District B offers its work on mathematics (strength 4), a need of the 2 others"
        + " (priorities 2 to 5); District B has most in common with District A (0.80), least with"
        + " District C (0.45).")
    #expect(
      said["reciprocity"]
        == "District B has most to show to District A (0.80), least to District C (0.32).")
    #expect(said["relationship"] == "No tie of District B to the others is on record.")
    #expect(
      said["systems"] == "District B has a data system in common with each of the others.")
  }
}
