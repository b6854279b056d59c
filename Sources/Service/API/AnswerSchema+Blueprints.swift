import Drafting

/// A partnership's documents.
extension AnswerSchema {
  static let blueprints: [AnswerSchema] = [
    document(
      "blueprint", "A partnership's blueprint, agreement or agenda, as a draft for its members",
      [
        ("document", .word(of: Blueprint.Document.self), "Which one it is"),
        ("rules", .text, "The version of the rules of the draft"), ("title", .text, "The title"),
        ("partnership", .text, "The partnership's id in its plan"),
        ("notice", .text, "What the draft is and is not"),
        ("origin", .text, "What it was made from"),
        ("sections", .list(.part("section")), "In order"),
        ("open_questions", .list(.part("open_question")), "What it leaves to the partners"),
        ("sources", .list(.part("source")), "What the sections cite"),
      ]),
    documentPart(
      "section", "A part of a document",
      [
        ("id", .word(of: Blueprint.SectionID.self), "What it is about"),
        ("heading", .text, "The heading"), ("paragraphs", .texts, "Sentences"),
        ("tree?", .part("branch"), "A tree of statements"),
        ("tables", .list(.part("table")), "Tables"), ("points", .texts, "Points of a list"),
        ("recommendations", .list(.part("recommendation")), "Advice with its reasons"),
      ]),
    documentPart(
      "branch", "A statement and what hangs on it",
      [
        ("role", .text, "What it is in the tree, such as Driver"), ("text", .text, "The statement"),
        ("branches", .list(.part("branch")), "What hangs on it"),
      ]),
    documentPart(
      "table", "A table of text",
      [
        ("columns", .list(.part("column")), "From the left"),
        ("rows", .list(.texts), "A cell for each column"),
      ]),
    documentPart(
      "column", "A column of a table",
      [("title", .text, "Its title"), ("numeric", .flag, "Whether the cells are numbers")]),
    documentPart(
      "recommendation", "A piece of advice",
      [
        ("text", .text, "The advice"), ("why", .text, "The reason"),
        ("evidence", .list(cited), "Keys of sources; none where it is a working rule"),
      ]),
    documentPart(
      "open_question", "A question that the partners have to answer",
      [
        ("section", .word(of: Blueprint.SectionID.self), "Where it stands"),
        ("text", .text, "The question"),
      ]),
    documentPart(
      "source", "A work that is cited",
      [("key", cited, "Its key"), ("reference", .text, "The work in full")]),
  ]

  private static let cited = Kind.word(of: Citation.self)
}
