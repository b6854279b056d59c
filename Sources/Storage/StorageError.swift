/// Why the registry did not do what it was asked.
package enum StorageError: Error, Equatable {
  case missing(path: String)
  case occupied(path: String)
  /// The file is there, but it is no registry.
  case notARegistry(path: String)
  /// The file has steps that this version does not know.
  case newer(path: String, steps: [String])
  case unreadable(path: String, reason: String)
  /// Others kept the registry for themselves for longer than a person would wait.
  case busy(path: String)
  /// A rule of the schema refused the write.
  case refused(rule: String)
  case unknown(kind: String, id: String)
  case exists(kind: String, id: String)
  /// What is still missing before a step can be taken, in words.
  case incomplete(step: String, missing: [String])
  /// A partnership is not in a state from which this step leads.
  case outOfOrder(step: String, state: String)
  case conflict(String)
}

extension StorageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "There is no registry at \(path). Create one with `tandem registry init`, or name it with"
        + " --registry."
    case .occupied(let path):
      "There is already a file \(path). Choose another name; nothing was changed."
    case .notARegistry(let path):
      "\(path) is not a registry of Tandem. Give the file that `tandem registry init` made."
    case .newer(let path, let steps):
      "\(path) was written by a newer version of Tandem (it has \(steps.joined(separator: ", ")),"
        + " which this version does not know). Use that version; nothing was changed."
    case .unreadable(let path, let reason):
      "\(path) could not be read or written (\(reason)). Look at its permissions and the disk, or"
        + " restore a backup."
    case .busy(let path):
      "\(path) is in use by other commands that have not ended. Try again in a moment; nothing was"
        + " changed."
    case .refused(let rule):
      "A rule of the registry refused this: \(rule) Nothing was changed."
    case .unknown(let kind, let id):
      "There is no \(kind) \(id) in the registry. `tandem \(kind) list` shows what there is."
    case .exists(let kind, let id): "There is already a \(kind) \(id). Nothing was changed."
    case .incomplete(let step, let missing):
      "The partnership cannot be \(step) yet. Still missing: \(missing.joined(separator: "; "))."
    case .outOfOrder(let step, let state):
      "A partnership that is \(state) cannot be \(step)."
    case .conflict(let text): text
    }
  }
}
