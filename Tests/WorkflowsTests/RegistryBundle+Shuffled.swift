import Domain
import TestSupport

extension RegistryBundle {
  /// The same round with the rows of every table in another order.
  func rowsShuffled(using random: inout SplitMix64) -> RegistryBundle {
    RegistryBundle(
      districts: districts.shuffled(using: &random),
      facilitators: facilitators.shuffled(using: &random),
      districtTies: districtTies.shuffled(using: &random),
      facilitatorTies: facilitatorTies.shuffled(using: &random),
      locks: locks.shuffled(using: &random), running: running.shuffled(using: &random),
      calendars: calendars.shuffled(using: &random), round: round)
  }

  /// The same round with every list inside a row in another order.
  func listsShuffled(using random: inout SplitMix64) -> RegistryBundle {
    RegistryBundle(
      districts: districts.map { $0.shuffled(using: &random) },
      facilitators: facilitators.map { $0.shuffled(using: &random) },
      districtTies: districtTies, facilitatorTies: facilitatorTies,
      locks: locks.map { lock in
        let members = lock.members.shuffled(using: &random)
        switch lock {
        case .together: return .together(members)
        case .apart: return .apart(members)
        case .exclude: return .exclude(members)
        case .facilitator(_, let required): return .facilitator(members, required)
        }
      },
      running: running.map { partnership in
        var partnership = partnership
        partnership.members.shuffle(using: &random)
        return partnership
      }, calendars: calendars, round: round)
  }

  /// The same tables, changed and put into order again.
  func changed(_ change: (inout RegistryBundle) -> Void) -> RegistryBundle {
    var other = self
    change(&other)
    return RegistryBundle(
      districts: other.districts, facilitators: other.facilitators,
      districtTies: other.districtTies, facilitatorTies: other.facilitatorTies,
      locks: other.locks, running: other.running,
      calendars: other.calendars, round: other.round)
  }
}

extension District {
  fileprivate func shuffled(using random: inout SplitMix64) -> District {
    var district = self
    district.needs.shuffle(using: &random)
    district.offers.shuffle(using: &random)
    district.levels.shuffle(using: &random)
    district.platforms.shuffle(using: &random)
    district.roles.shuffle(using: &random)
    district.networks.shuffle(using: &random)
    return district
  }
}

extension Facilitator {
  fileprivate func shuffled(using random: inout SplitMix64) -> Facilitator {
    var facilitator = self
    facilitator.regions.shuffle(using: &random)
    facilitator.expertise.shuffle(using: &random)
    facilitator.locales.shuffle(using: &random)
    return facilitator
  }
}
