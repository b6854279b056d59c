package import Domain

/// One row of a bundle's tables as its cells, for forms that somebody fills in.
package enum BundleCells {
  /// The cells of `districts.csv`, by column; what is not known is left out.
  package static func cells(of district: District) -> [String: String] {
    cells(WrittenTable.all(of: RegistryBundle(districts: [district])), "districts")
  }

  /// The cells of `facilitators.csv`.
  package static func cells(of facilitator: Facilitator) -> [String: String] {
    cells(
      WrittenTable.all(of: RegistryBundle(districts: [], facilitators: [facilitator])),
      "facilitators")
  }

  private static func cells(_ tables: [WrittenTable], _ name: String) -> [String: String] {
    guard let table = tables.first(where: { $0.name == name }), let row = table.rows.first else {
      return [:]
    }
    return Dictionary(
      zip(table.columns, row).map { ($0, $1.csv) }.filter { !$0.1.isEmpty },
      uniquingKeysWith: { first, _ in first })
  }
}
