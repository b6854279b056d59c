import Domain

extension RegistryBundle {
  /// The place of a district by its id or a part of its name that no other has.
  ///
  /// - Throws: `Failure.notFound` if there is none, or several.
  func place(ofDistrict text: String) throws(Failure) -> Int {
    if let place = districts.firstIndex(where: { $0.id.rawValue == text }) { return place }
    let wanted = text.lowercased()
    let named = districts.indices.filter { districts[$0].name.lowercased().contains(wanted) }
    if named.count == 1 { return named[0] }
    // An id may have lost its leading zeros on the way.
    let near = named + districts.indices.filter { districts[$0].id.rawValue.hasSuffix(text) }
    let labels = near.prefix(3).map { "\(districts[$0].name) (\(districts[$0].id))" }
    throw Failure(
      .notFound,
      [
        near.isEmpty
          ? "There is no district \(text) in this bundle. Give an id or a part of a name."
          : named.isEmpty
            ? "There is no district \(text) in this bundle. Did you mean \(Phrase.list(labels, "or"))?"
            : "\"\(text)\" fits \(Phrase.count(named.count, "district")), such as"
              + " \(Phrase.list(labels)). Give the id or more of the name."
      ])
  }

  /// The place of a facilitator by its id.
  ///
  /// - Throws: `Failure.notFound` if there is none.
  func place(ofFacilitator id: String) throws(Failure) -> Int {
    guard let place = facilitators.firstIndex(where: { $0.id.rawValue == id }) else {
      throw Failure(.notFound, ["There is no facilitator \(id) in this bundle. Give an id."])
    }
    return place
  }
}
