/// What public records say of one district: the same columns for every candidate.
package struct PublicDistrict: Equatable, Sendable, Identifiable {
  /// The facts that a policy reads; nothing of it is registered.
  package var district: District
  /// Whether the National Center for Education Statistics counts it among the regular districts.
  package var isRegular: Bool
  /// Percent of students, 0…100.
  package var percentBlack: Double?
  /// Percent of students, 0…100.
  package var percentHispanic: Double?
  /// Percent of students, 0…100.
  package var percentNativeAmerican: Double?
  /// Local revenue in dollars for each student.
  package var localRevenuePerStudent: Double?

  package init(_ district: District, isRegular: Bool = true) {
    self.district = district
    self.isRegular = isRegular
  }

  package var id: District.ID { district.id }
}

extension GradeSpan {
  /// The grades that the law ties to a word of a district's name, or nothing if no word says so.
  ///
  /// `Unified` is KG to 12, `Elementary` KG to 8, `High` 9 to 12, as in California and other
  /// states that found districts by kind. Where grades are on record they go first.
  package init?(inName name: String) {
    let words = Set(name.lowercased().split { !$0.isLetter }.map { String($0) })
    if words.contains("unified") {
      self.init(lowest: .kindergarten, highest: .twelfth)
    } else if words.contains("elementary") {
      self.init(lowest: .kindergarten, highest: .eighth)
    } else if words.contains("high") {
      self.init(lowest: .ninth, highest: .twelfth)
    } else {
      return nil
    }
  }
}
