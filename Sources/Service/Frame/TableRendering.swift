import Mustache
import Synchronization

// A large table is most of the work of a page. Its parts say themselves what stands in them, so that
// the templates need not look for names by reflection, nor, for what is absent, in everything around.

extension Table.Cell: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "cellText": cellText
    case "cellPath": cellPath ?? false as Any
    case "cellLabel": cellLabel
    case "isNumberCell": isNumberCell
    case "isHeader": isHeader
    default: nil
    }
  }
}

extension Table.Row: MustacheParent {
  func child(named name: String) -> Any? { name == "cells" ? cells : nil }
}

extension Table: Hashable {
  /// Tables of one page differ in these, and equal ones are held against each other in full.
  func hash(into hasher: inout Hasher) {
    hasher.combine(tableCaption)
    hasher.combine(tableRows.count)
    hasher.combine(tableRows.first?.cells.first?.cellText)
    hasher.combine(tableRows.last?.cells.last?.cellText)
  }
}

/// The blocks with large tables that were rendered lately, since the same plan or list is looked at by
/// many, and again and again.
final class RenderedTables: Sendable {
  private struct State {
    var texts: [Table: String] = [:]
    var order: [Table] = []
  }

  private let state = Mutex(State())
  /// Tables kept, and the rows from which on one is large.
  private static let most = 32
  private static let large = 20

  /// The text of a table, made by `render` where it is not kept.
  func text(_ table: Table, render: () -> String) -> String {
    guard table.tableRows.count >= Self.large else { return render() }
    if let known = state.withLock({ $0.texts[table] }) { return known }
    let text = render()
    state.withLock { state in
      if state.texts.updateValue(text, forKey: table) == nil { state.order.append(table) }
      if state.order.count > Self.most { state.texts[state.order.removeFirst()] = nil }
    }
    return text
  }
}
