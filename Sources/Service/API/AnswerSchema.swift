import Workflows

/// What an answer of the API holds, or a part of answers: its fields, with what each may be.
///
/// `AnswerSchema.all` is the table of them, from which the description of the API is made.
struct AnswerSchema: Sendable {
  /// What a field holds.
  indirect enum Kind: Sendable {
    case text, whole, number, flag, moment
    /// A day, or one of these words where there is none.
    case dayOr([String])
    /// One word of a fixed set.
    case word([String])
    /// At most so many of a kind; any number if not given.
    case array(Kind, most: Int?)
    /// By keys that are data, such as the names of districts by id.
    case map(Kind)
    /// What stands under this name in the table.
    case part(String)
    case either(Kind, Kind)
    case nullable(Kind)
  }

  /// A field; a name with `?` may be missing.
  typealias Field = (name: String, kind: Kind, summary: String)

  /// What may stand beside the fields.
  enum Rest: Sendable {
    case nothing
    /// What a later version adds.
    case anything
    /// Fields whose names are data.
    case only(Kind)
  }

  /// The name of the component.
  var name: String
  var summary: String
  /// The name in `schema`, such as `rounds` in `tandem.rounds/1`; `nil` for a part.
  var answer: String?
  var fields: [Field]
  var rest = Rest.nothing

  /// A whole answer.
  static func answer(
    _ name: String, _ summary: String, _ fields: [Field], rest: Rest = .nothing
  ) -> AnswerSchema {
    AnswerSchema(name: name, summary: summary, answer: name, fields: fields, rest: rest)
  }

  /// What stands in answers.
  static func part(
    _ name: String, _ summary: String, _ fields: [Field], rest: Rest = .nothing
  ) -> AnswerSchema {
    AnswerSchema(name: name, summary: summary, answer: nil, fields: fields, rest: rest)
  }

  /// A document that is kept and written elsewhere too; a later version may add to it.
  static func document(_ name: String, _ summary: String, _ fields: [Field]) -> AnswerSchema {
    .answer(name, summary, fields, rest: .anything)
  }

  /// What stands in such documents.
  static func documentPart(_ name: String, _ summary: String, _ fields: [Field]) -> AnswerSchema {
    .part(name, summary, fields, rest: .anything)
  }

  /// An answer with a list of parts under its own name, and further facts.
  static func list(
    _ name: String, of part: String, _ summary: String, _ facts: [Field] = []
  ) -> AnswerSchema {
    .answer(name, summary, [(name, .list(.part(part)), summary)] + facts)
  }

  /// The same, one page at a time.
  static func pages(
    _ name: String, of part: String, _ summary: String, _ facts: [Field] = []
  ) -> AnswerSchema {
    .answer(
      name, summary,
      [
        (name, .array(.part(part), most: Paging.most), summary),
        ("next_cursor", .text.orNull, "For the parameter cursor; null at the end of the list"),
      ] + facts)
  }
}

extension AnswerSchema.Kind {
  static let day = Self.dayOr([])
  static let texts = Self.list(.text)
  /// A topic of the taxonomy, to which a policy may add.
  static let topic = Self.text

  static func day(or word: String) -> Self { .dayOr([word]) }

  static func list(_ kind: Self) -> Self { .array(kind, most: nil) }

  /// The words of an enumeration.
  static func word<Word>(of type: Word.Type) -> Self
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    .word(type.allCases.map(\.rawValue))
  }

  var orNull: Self { .nullable(self) }
}

// MARK: JSON Schema

/// Reference: Wright, Andrews, Hutton & Dennis, *JSON Schema: A Media Type for Describing JSON
/// Documents*, draft 2020-12, which OpenAPI 3.1 uses.
extension AnswerSchema {
  /// The component that this is in the description of the API.
  var component: RegistryValue {
    var properties: [String: RegistryValue] = [:]
    var required: [String] = []
    if let answer {
      properties["schema"] = .record([
        "type": .text("string"), "const": .text("tandem.\(answer)/1"),
      ])
      required.append("schema")
    }
    for field in fields {
      let isOptional = field.name.hasSuffix("?")
      let plain = isOptional ? String(field.name.dropLast()) : field.name
      var schema = field.kind.schema
      schema["description"] = .text(field.summary)
      properties[plain] = .record(schema)
      if !isOptional { required.append(plain) }
    }
    var schema: [String: RegistryValue] = [
      "type": .text("object"), "description": .text(summary), "properties": .record(properties),
    ]
    if !required.isEmpty { schema["required"] = .texts(required) }
    switch rest {
    case .nothing: schema["additionalProperties"] = .flag(false)
    case .anything: break
    case .only(let kind): schema["additionalProperties"] = .record(kind.schema)
    }
    return .record(schema)
  }

  /// What leads to a component of this name.
  static func reference(to name: String) -> [String: RegistryValue] {
    ["$ref": .text("#/components/schemas/\(name)")]
  }
}

extension AnswerSchema.Kind {
  fileprivate var schema: [String: RegistryValue] {
    switch self {
    case .text: return ["type": .text("string")]
    case .whole: return ["type": .text("integer")]
    case .number: return ["type": .text("number")]
    case .flag: return ["type": .text("boolean")]
    case .moment: return ["type": .text("string"), "format": .text("date-time")]
    case .dayOr(let words):
      guard !words.isEmpty else { return ["type": .text("string"), "format": .text("date")] }
      let day = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
      return [
        "type": .text("string"),
        "pattern": .text("^(\(([day] + words).joined(separator: "|")))$"),
      ]
    case .word(let words): return ["type": .text("string"), "enum": .texts(words)]
    case .array(let kind, let most):
      var schema: [String: RegistryValue] = [
        "type": .text("array"), "items": .record(kind.schema),
      ]
      if let most { schema["maxItems"] = .whole(most) }
      return schema
    case .map(let kind):
      return ["type": .text("object"), "additionalProperties": .record(kind.schema)]
    case .part(let name): return AnswerSchema.reference(to: name)
    case .either(let one, let other):
      return ["anyOf": .list([.record(one.schema), .record(other.schema)])]
    case .nullable(let kind): return kind.schemaOrNull
    }
  }

  /// The same, where null stands for what is not there.
  private var schemaOrNull: [String: RegistryValue] {
    var schema = self.schema
    guard case .text(let type)? = schema["type"] else {
      return ["anyOf": .list([.record(schema), .record(["type": .text("null")])])]
    }
    schema["type"] = .texts([type, "null"])
    if case .list(let words)? = schema["enum"] { schema["enum"] = .list(words + [.null]) }
    return schema
  }
}
