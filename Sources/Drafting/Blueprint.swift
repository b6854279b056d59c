/// A document that a partnership starts from: a draft for its members to edit and agree.
///
/// The blueprint, the agreement and the agendas share this shape, so that one renderer serves all.
/// The JSON form is the schema `tandem.blueprint/1`. All text is plain; a renderer escapes it.
package struct Blueprint: Equatable, Sendable {
  package static let schema = "tandem.blueprint/1"

  /// What a section is about; each stands at most once in a document.
  package enum SectionID: String, CaseIterable, Sendable, Codable {
    // The parts of a blueprint.
    case purpose, aim, drivers, membership, governance, meetings, distance, agreements
    case norms, learning, indicators
    case commonAndLocal = "common_and_local"
    case resources, continuity, feedback, risks
    case firstDays = "first_90_days"
    case signOff = "sign_off"
    // Further parts of an agreement.
    case parties, goals, strategies, roles, decisions, data, costs, conduct, term
    // The parts of an agenda.
    case occasion, preparation, order, afterwards
  }

  /// A piece of advice, its reason, and the research that it rests on.
  package struct Recommendation: Equatable, Sendable, Codable {
    package var text: String
    package var why: String
    /// Keys of `sources`; empty where the advice is a working rule and no finding.
    package var evidence: [Citation]

    package init(_ text: String, why: String, evidence: [Citation] = []) {
      self.text = text
      self.why = why
      self.evidence = evidence
    }
  }

  /// A tree of statements, such as an aim with what drives it and what to try.
  package struct Branch: Equatable, Sendable, Codable {
    /// What the statement is in the tree, such as `Driver`.
    package var role: String
    package var text: String
    package var branches: [Branch]

    package init(_ role: String, _ text: String, branches: [Branch] = []) {
      self.role = role
      self.text = text
      self.branches = branches
    }
  }

  /// A part of the document: sentences, a tree, tables, points of a list, and advice, in this
  /// order.
  package struct Section: Equatable, Sendable, Codable {
    package var id: SectionID
    package var heading: String
    package var paragraphs: [String]
    package var tree: Branch?
    package var tables: [DocumentTable]
    package var points: [String]
    package var recommendations: [Recommendation]

    package init(
      _ id: SectionID, _ heading: String, paragraphs: [String] = [], tree: Branch? = nil,
      tables: [DocumentTable] = [], points: [String] = [],
      recommendations: [Recommendation] = []
    ) {
      self.id = id
      self.heading = heading
      self.paragraphs = paragraphs
      self.tree = tree
      self.tables = tables
      self.points = points
      self.recommendations = recommendations
    }
  }

  /// A reference of the list at the end.
  package struct Source: Equatable, Sendable, Codable {
    package var key: Citation
    package var reference: String

    package init(_ key: Citation) {
      self.key = key
      self.reference = key.reference
    }
  }

  /// Which of a partnership's documents this is; the raw value is the name on the command line.
  package enum Document: String, CaseIterable, Sendable, Codable {
    case blueprint, agreement
    case deepDive = "agenda:deep-dive"
    case consultancy = "agenda:consultancy"
    case visit = "agenda:visit"
    case summit = "agenda:summit"
    case first = "agenda:first"

    /// The parts of the document, in order.
    package var sections: [SectionID] {
      switch self {
      case .blueprint:
        [
          .purpose, .aim, .drivers, .membership, .governance, .meetings, .distance, .agreements,
          .norms, .learning, .indicators, .commonAndLocal, .resources, .continuity, .feedback,
          .risks, .firstDays, .signOff,
        ]
      case .agreement:
        [
          .parties, .goals, .strategies, .indicators, .roles, .decisions, .data, .costs, .conduct,
          .term, .signOff,
        ]
      case .deepDive, .consultancy, .visit, .summit, .first:
        [.occasion, .preparation, .order, .afterwards]
      }
    }
  }

  package var document: Document
  /// The version of `BlueprintRules` that the numbers of the draft follow.
  package var rules: String
  package var title: String
  /// The partnership's id in the plan.
  package var partnership: String
  /// What the draft is and is not.
  package var notice: String
  /// What the draft was made from: round, policy, input.
  package var origin: String
  package var sections: [Section]

  package init(
    _ document: Document = .blueprint, rules: String, title: String, partnership: String,
    notice: String, origin: String, sections: [Section]
  ) {
    self.document = document
    self.rules = rules
    self.title = title
    self.partnership = partnership
    self.notice = notice
    self.origin = origin
    self.sections = sections
  }

  /// Every work that the sections cite, once, in the order of `Citation`.
  package var sources: [Source] {
    let cited = Set(sections.flatMap(\.recommendations).flatMap(\.evidence))
    return Citation.allCases.filter(cited.contains).map(Source.init)
  }
}

extension Blueprint: Codable {
  private enum CodingKeys: String, CodingKey {
    case schema, document, rules, title, partnership, notice, origin, sections, sources
    case openQuestions = "open_questions"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.requireSchema(Blueprint.schema, forKey: .schema)
    self.init(
      try container.decode(Document.self, forKey: .document),
      rules: try container.decode(String.self, forKey: .rules),
      title: try container.decode(String.self, forKey: .title),
      partnership: try container.decode(String.self, forKey: .partnership),
      notice: try container.decode(String.self, forKey: .notice),
      origin: try container.decode(String.self, forKey: .origin),
      sections: try container.decode([Section].self, forKey: .sections))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Blueprint.schema, forKey: .schema)
    try container.encode(document, forKey: .document)
    try container.encode(rules, forKey: .rules)
    try container.encode(title, forKey: .title)
    try container.encode(partnership, forKey: .partnership)
    try container.encode(notice, forKey: .notice)
    try container.encode(origin, forKey: .origin)
    try container.encode(sections, forKey: .sections)
    try container.encode(openQuestions, forKey: .openQuestions)
    try container.encode(sources, forKey: .sources)
  }
}
