package import Domain

/// Who asks for what, who offers it, and for whom the plan finds a partner to work on it with.
///
/// Counted are districts that consent. A need is met where another member of one of the district's
/// partnerships names the same topic or offers it.
package struct NeedsGrid: Equatable, Sendable {
  package struct Cell: Equatable, Sendable {
    /// Districts that name the need.
    package var asked: Int
    /// Those of them who have a partner to work on it with.
    package var met: Int
    /// Districts that offer it.
    package var offered: Int
    /// Districts in a partnership that has it as its focus.
    package var focused: Int

    package init(asked: Int = 0, met: Int = 0, offered: Int = 0, focused: Int = 0) {
      self.asked = asked
      self.met = met
      self.offered = offered
      self.focused = focused
    }
  }

  /// What the columns stand for: `region`, `state` or `kind of place`.
  package let kind: String
  package let columns: [String]
  /// Those that any district names or offers, the most asked for first.
  package let topics: [Topic]
  /// By topic, then by column.
  package let cells: [[Cell]]

  /// More columns than these are not read at a glance.
  private static let mostColumns = 12

  package init(_ plan: Plan, in bundle: RegistryBundle) {
    let districts = bundle.districts.filter(\.consents)
    let (kind, labels) = Self.columns(of: districts)
    let columns = Self.order(Set(labels), kind: kind)
    let place = Dictionary(
      columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let byID = Dictionary(
      bundle.districts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var partners: [District.ID: Set<District.ID>] = [:]
    var focuses: [District.ID: Set<Topic>] = [:]
    for partnership in plan.partnerships {
      for member in partnership.members {
        partners[member, default: []].formUnion(partnership.members.filter { $0 != member })
        if let focus = partnership.focus { focuses[member, default: []].insert(focus) }
      }
    }
    var table: [Topic: [Cell]] = [:]
    let empty = columns.map { _ in Cell() }
    for (district, label) in zip(districts, labels) {
      guard let column = place[label] else { continue }
      var around: Set<Topic> = []
      for id in partners[district.id] ?? [] {
        guard let partner = byID[id] else { continue }
        around.formUnion(partner.needs.map(\.topic))
        around.formUnion(partner.offers.map(\.topic))
      }
      for topic in district.needs.map(\.topic) {
        table[topic, default: empty][column].asked += 1
        if around.contains(topic) { table[topic, default: empty][column].met += 1 }
      }
      for topic in district.offers.map(\.topic) {
        table[topic, default: empty][column].offered += 1
      }
      for topic in focuses[district.id] ?? [] {
        table[topic, default: empty][column].focused += 1
      }
    }
    func asked(_ topic: Topic) -> Int { table[topic]?.reduce(0) { $0 + $1.asked } ?? 0 }
    let topics = table.keys.sorted { (asked($1), $0) < (asked($0), $1) }
    self.kind = kind
    self.columns = columns
    self.topics = topics
    cells = topics.map { table[$0] ?? empty }
  }

  /// All columns of a topic together.
  package func total(_ topic: Int) -> Cell {
    cells[topic].reduce(into: Cell()) { sum, cell in
      sum.asked += cell.asked
      sum.met += cell.met
      sum.offered += cell.offered
      sum.focused += cell.focused
    }
  }

  /// The first way to tell places apart that gives a few columns, and each district's column.
  private static func columns(of districts: [District]) -> (kind: String, labels: [String]) {
    let ways: [(String, [String])] = [
      ("region", districts.map { $0.region ?? notKnown }),
      ("state", districts.map { $0.state ?? notKnown }),
      ("county", districts.map { $0.county ?? notKnown }),
    ]
    for (kind, labels) in ways {
      let named = Set(labels).subtracting([notKnown])
      if (2...mostColumns).contains(named.count) { return (kind, labels) }
    }
    return ("kind of place", districts.map { $0.locale?.type.rawValue ?? notKnown })
  }

  private static func order(_ labels: Set<String>, kind: String) -> [String] {
    let kinds = LocaleType.allCases.map(\.rawValue)
    return labels.sorted { first, second in
      func rank(_ label: String) -> Int {
        label == notKnown ? Int.max : kinds.firstIndex(of: label) ?? kinds.count
      }
      return (rank(first), first) < (rank(second), second)
    }
  }

  private static let notKnown = "not known"
}
