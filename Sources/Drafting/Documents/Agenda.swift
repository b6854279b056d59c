import Domain

/// The order of a meeting: what is done, for how long, and who leads it.
struct Agenda {
  struct Item: Equatable {
    var minutes: Int
    var what: String
    var who: String

    init(_ minutes: Int, _ what: String, by who: String) {
      self.minutes = minutes
      self.what = what
      self.who = who
    }
  }

  private(set) var items: [Item] = []
  let rules: AgendaRules

  /// Creates the order, with a rest where it is long.
  init(_ items: [Item], rules: AgendaRules) {
    self.rules = rules
    var sinceRest = 0
    for item in items {
      if sinceRest > 0, sinceRest + item.minutes > rules.restAfter {
        self.items.append(Item(rules.rest, "Rest", by: "all"))
        sinceRest = 0
      }
      self.items.append(item)
      sinceRest += item.minutes
    }
  }

  var minutes: Int { items.reduce(0) { $0 + $1.minutes } }

  /// Items with the time from the beginning: `0:05`.
  var table: DocumentTable {
    var start = 0
    let rows = items.map { item in
      defer { start += item.minutes }
      let time = "\(start / 60):" + (start % 60 < 10 ? "0" : "") + "\(start % 60)"
      return [time, String(item.minutes), item.what, item.who]
    }
    return DocumentTable(
      columns: [
        .init("from", numeric: true), .init("minutes", numeric: true), .init("what"),
        .init("who leads"),
      ], rows: rows)
  }
}

extension BlueprintComposer {
  /// An agenda as a document of four parts.
  static func agenda(
    _ document: Blueprint.Document, _ title: String, _ order: Agenda, people: String,
    preparation: [String], afterwards: [String], _ context: DraftContext,
    advise: (inout Blueprint.Section) -> Void
  ) -> Blueprint {
    var occasion = Blueprint.Section(.occasion, "Occasion")
    occasion.say("\(people) \(Phrase.count(order.minutes, "minute")) in all.")
    occasion.points = ["Date: ", "Place or link: ", "Host: ", "Notes taken by: "]
    var program = Blueprint.Section(.order, "Order of the meeting")
    program.tables = [order.table]
    advise(&program)
    return draft(
      document, title: "\(title): \(context.names)",
      notice: "This is a draft agenda for the members to change; minutes are working rules.",
      [
        occasion, Blueprint.Section(.preparation, "Before", points: preparation), program,
        Blueprint.Section(.afterwards, "After", points: afterwards),
      ], context)
  }

  /// Who leads items for all: the facilitator, or whoever holds the chair or has the turn.
  static func lead(_ context: DraftContext) -> String {
    context.facilitator?.name ?? (context.isPair ? "the member whose turn it is" : "the chair")
  }

  /// The people of each member at a table.
  static func delegation(_ context: DraftContext) -> String {
    context.guide?.staff ?? "those who do the work"
  }

  /// The items with which meetings of the leadership team look at indicators and actions.
  static func actions(_ context: DraftContext) -> [Agenda.Item] {
    let rules = context.rules.agendas
    return [
      Agenda.Item(
        rules.actions,
        "Actions: who does what in which district by when; what is due from last time",
        by: lead(context)),
      Agenda.Item(
        rules.closing,
        "How did we work together?"
          + (context.isUnevenInLevel ? " Was the pace right for each member?" : ""), by: "all"),
    ]
  }
}
