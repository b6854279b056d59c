import Assignment
package import Domain
import Foundation

/// The whole round as one integer program, for any other solver to check the objective.
package enum ModelExport {
  package enum Form: String, CaseIterable, Sendable { case lp, mps }

  /// The bytes of the model; its mutual requests, if any, are a row with the number honoured.
  ///
  /// - Parameters:
  ///   - bundle: the round.
  ///   - form: the format.
  ///   - onlyGenerated: only the columns that column generation leaves, where all would be too many
  ///     for any file.
  /// - Returns: the file.
  /// - Throws: `Failure.conflict` if locks contradict each other or no partnership is possible.
  package static func bytes(
    _ bundle: RegistryBundle, as form: Form, onlyGenerated: Bool = false
  ) throws -> [UInt8] {
    let model = RoundModel(bundle)
    let conflicts = model.conflicts
    guard conflicts.isEmpty else { throw Failure(.conflict, conflicts) }
    let requests = try Optimiser().requestsHonoured(in: model.instance)
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "tandem-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "model")
    do {
      let columns = onlyGenerated ? try Optimiser().generatedColumns(of: model.instance) : nil
      try FullModel(model.instance, requestsHonoured: requests, columns: columns)
        .write(form == .lp ? .lp : .mps, to: file.path)
    } catch let defect as FullModel.Empty {
      throw Failure(.conflict, ["\(defect)"])
    }
    return Array(try Data(contentsOf: file))
  }
}
