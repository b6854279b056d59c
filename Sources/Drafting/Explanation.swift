package import Domain

/// Why a plan, or one part of it, looks as it does: the facts of the plan, in sentences.
///
/// Its JSON form is the schema `tandem.explanation/1`: the same sentences and tables that the text
/// shows, beside the parts of the plan that they speak of, unrounded.
package struct Explanation: Equatable, Sendable {
  package static let schema = "tandem.explanation/1"

  /// What an explanation is about.
  package enum Kind: String, Sendable, Codable { case plan, partnership, district, facilitator }

  /// One part of an explanation: sentences, then a table, then points of a list.
  package struct Section: Equatable, Sendable, Codable {
    package var heading: String
    package var paragraphs: [String]
    package var tables: [DocumentTable]
    package var points: [String]

    package init(
      _ heading: String, paragraphs: [String] = [], tables: [DocumentTable] = [],
      points: [String] = []
    ) {
      self.heading = heading
      self.paragraphs = paragraphs
      self.tables = tables
      self.points = points
    }
  }

  package var kind: Kind
  /// Of the partnership, district or facilitator; `nil` for the plan as a whole.
  package var id: String?
  /// Of the district or facilitator, or the members' names.
  package var name: String?
  /// The answer in a sentence or two.
  package var headline: String
  package var sections: [Section]
  /// The partnerships that it speaks of; none for the plan as a whole, which has them all.
  package var partnerships: [Plan.Partnership]
  /// The district that is not matched, where it is about one.
  package var unmatched: [Plan.Unmatched]
  /// The facilitator's load, where it is about one.
  package var facilitators: [Plan.FacilitatorLoad]

  /// Explains a plan, or what `subject` names in it.
  ///
  /// `subject` is an id or a partnership's id in any case, a whole name or a part of one name.
  ///
  /// - Throws: `UnknownSubject` if `subject` fits nothing in the plan or more than one thing.
  package init(_ plan: Plan, subject: String? = nil) throws(UnknownSubject) {
    switch try Subject(subject, in: plan) {
    case .plan: self.init(overviewOf: plan)
    case .partnership(let partnership): self.init(of: partnership, in: plan)
    case .district(let district): self.init(of: district, in: plan)
    case .facilitator(let facilitator): self.init(of: facilitator, in: plan)
    }
  }

  init(
    kind: Kind, id: String?, name: String?, headline: String, sections: [Section],
    partnerships: [Plan.Partnership] = [], unmatched: [Plan.Unmatched] = [],
    facilitators: [Plan.FacilitatorLoad] = []
  ) {
    self.kind = kind
    self.id = id
    self.name = name
    self.headline = headline
    self.sections = sections
    self.partnerships = partnerships
    self.unmatched = unmatched
    self.facilitators = facilitators
  }

  /// What `tandem explain` prints about a plan, or about what `subject` names in it.
  ///
  /// - Throws: `UnknownSubject` if `subject` fits nothing in the plan or more than one thing.
  package static func text(
    _ plan: Plan, subject: String? = nil, style: TextStyle
  ) throws(UnknownSubject) -> String {
    try Explanation(plan, subject: subject).text(style: style)
  }

  /// The explanation for a terminal; every line within the style's width.
  package func text(style: TextStyle) -> String {
    var page = TextPage(style: style)
    page.title(title)
    page.paragraph(headline.replacing("×", with: style.times))
    for section in sections {
      page.heading(section.heading)
      for paragraph in section.paragraphs {
        page.paragraph(paragraph.replacing("×", with: style.times))
      }
      for table in section.tables {
        page.blank()
        page.table(table)
      }
      if !section.tables.isEmpty, !section.points.isEmpty { page.blank() }
      for point in section.points { page.point(point) }
    }
    return page.text
  }

  private var title: String {
    switch (id, name) {
    case (let id?, let name?): kind == .partnership ? "\(id): \(name)" : "\(name) (\(id))"
    default: id ?? "The plan as a whole"
    }
  }
}

extension Explanation: Codable {
  private enum CodingKeys: String, CodingKey {
    case schema, kind, id, name, headline, sections, partnerships, unmatched, facilitators
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.requireSchema(Explanation.schema, forKey: .schema)
    self.init(
      kind: try container.decode(Kind.self, forKey: .kind),
      id: try container.decodeIfPresent(String.self, forKey: .id),
      name: try container.decodeIfPresent(String.self, forKey: .name),
      headline: try container.decode(String.self, forKey: .headline),
      sections: try container.decode([Section].self, forKey: .sections),
      partnerships: try container.decode([Plan.Partnership].self, forKey: .partnerships),
      unmatched: try container.decode([Plan.Unmatched].self, forKey: .unmatched),
      facilitators: try container.decode([Plan.FacilitatorLoad].self, forKey: .facilitators))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Explanation.schema, forKey: .schema)
    try container.encode(kind, forKey: .kind)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(headline, forKey: .headline)
    try container.encode(sections, forKey: .sections)
    try container.encode(partnerships, forKey: .partnerships)
    try container.encode(unmatched, forKey: .unmatched)
    try container.encode(facilitators, forKey: .facilitators)
  }
}
