package import Domain

/// A way to say how good a peer one district is for another, from public facts alone.
package enum PeerMethod: Equatable, Sendable {
  /// The score of a policy, in which what nobody registered is not known.
  case policy(Policy)
  /// The great circle; an unknown place comes last.
  case distance
  /// Euclidean distance of standardised figures, equal weights, missing is the mean.
  ///
  /// Tennessee Department of Education, comparison districts: enrolment, percent Black, Hispanic,
  /// Native American, economically disadvantaged, with disabilities and English learners, local
  /// revenue for each student. Its indicators of region and of grades are not in national files.
  case tennessee
  /// `√(½ Δpupils² + 0.4 Δdisadvantaged² + 0.1 Δdisabilities²)`, each over its range, missing is
  /// the median.
  ///
  /// Department for Education (England), Financial Benchmarking and Insights Tool, pupil
  /// comparator sets. There, free meals and special needs stand for the last two.
  case fbit
  /// Proximity and similar context of policy v1, half each: a plain mix.
  case mix
}

/// Numbers of all districts by one method: for one district, how near every other comes as a peer.
struct PeerTable: Sendable {
  /// The lower, the better; one for each district, in their order.
  let farness: @Sendable (_ place: Int) -> [Double]
}

/// The figures of all districts as columns, so that a method reads each once.
struct PublicFigures: Sendable {
  /// Sorted by id, as a bundle has them.
  let districts: [PublicDistrict]
  /// Places of the regular districts.
  let regular: [Int]

  init(_ districts: [PublicDistrict]) {
    let districts = districts.sorted { $0.id < $1.id }
    self.districts = districts
    regular = districts.indices.filter { districts[$0].isRegular }
  }

  /// One figure of every district; not known is `nan`.
  func column(_ figure: (PublicDistrict) -> Double?) -> [Double] {
    districts.map { figure($0) ?? .nan }
  }

  /// The figure of the regular districts, where it is known.
  func known(_ column: [Double]) -> [Double] { regular.map { column[$0] }.filter { !$0.isNaN } }
}
