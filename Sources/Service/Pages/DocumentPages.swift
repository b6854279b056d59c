import Domain
import Drafting
import Workflows

/// The documents of a partnership in our frame; the words are here.
///
/// They are blocks of ours and not the page that Drafting makes: that one carries its style inside,
/// which our content security policy refuses, and here they share navigation, print and language
/// with everything else. The page in one file is among the downloads.
enum DocumentPages {
  static let documents: [(document: Blueprint.Document, part: String, title: String)] = [
    (.blueprint, "blueprint", "Blueprint"), (.agreement, "agreement", "Agreement"),
    (.first, "first-meeting", "Agenda: first meeting"),
    (.deepDive, "deep-dive", "Agenda: deep dive"),
    (.consultancy, "consultancy", "Agenda: consultancy"),
    (.visit, "visit", "Agenda: visit"), (.summit, "summit", "Agenda: summit"),
  ]

  static func path(_ id: Int, _ part: String) -> String {
    part == "blueprint"
      ? PartnershipPages.path(id, .blueprint) : PartnershipPages.path(id, "documents", part)
  }

  static func page(
    _ overview: PartnershipOverview, _ blueprint: Blueprint, part: String
  ) -> Page {
    var blocks: [Block] = [
      .alert(.note, "Draft", [blueprint.notice]), .hint(blueprint.origin),
    ]
    blocks.append(.hint("What a member keeps to itself is left out."))
    blocks += [.heading("Download and other documents"), .links(links(overview.id, part))]
    for (number, section) in blueprint.sections.enumerated() {
      blocks += self.blocks(section, number: number + 1)
    }
    if !blueprint.sources.isEmpty {
      blocks += [
        .heading("Sources", place: "sources"),
        .bullets(blueprint.sources.map { "\($0.key.rawValue). \($0.reference)" }),
        .hint("Advice without a source is a working rule, and no finding of research."),
      ]
    }
    var page = Page(blueprint.title, blocks)
    page.backPath = PartnershipPages.path(overview.id)
    return page
  }

  private static func blocks(_ section: Blueprint.Section, number: Int) -> [Block] {
    var blocks: [Block] = [
      .heading("\(number). \(section.heading)", place: section.id.rawValue)
    ]
    blocks += section.paragraphs.map { .paragraph($0) }
    if let tree = section.tree { blocks.append(.tree(branch(tree))) }
    for (place, table) in section.tables.enumerated() {
      let name = section.tables.count > 1 ? " (\(place + 1))" : ""
      blocks.append(
        .table(
          Table(
            section.heading + name,
            columns: table.columns.map { $0.title + ($0.numeric ? "#" : "") }, rows: table.rows,
            empty: "")))
    }
    if !section.points.isEmpty { blocks.append(.bullets(section.points)) }
    if !section.recommendations.isEmpty {
      blocks.append(
        .links(
          section.recommendations.map { advice in
            let sources = advice.evidence.map(\.rawValue).joined(separator: "; ")
            return Block.Bullet(
              bulletText: advice.text,
              bulletMore: advice.why + (sources.isEmpty ? "" : " (\(sources))"))
          }))
    }
    return blocks
  }

  private static func branch(_ branch: Blueprint.Branch) -> Block.Branch {
    Block.Branch(branch.role, branch.text, branch.branches.map(Self.branch))
  }

  /// Forms of a file, by the word in its address.
  static let forms: [(form: String, title: String, mediaType: String)] = [
    ("docx", "Word (.docx)", documentType), ("md", "Markdown", "text/markdown; charset=utf-8"),
    ("html", "page in one file (HTML)", "text/html; charset=utf-8"),
    ("json", "JSON", "application/json"),
  ]
  private static let documentType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

  private static func links(_ id: Int, _ part: String) -> [Block.Bullet] {
    let title = documents.first { $0.part == part }?.title ?? part
    let files = forms.filter { $0.form != "docx" || Blueprinting.hasWordProcessor }.map { form in
      Block.Bullet(
        bulletText: "\(title) as \(form.title)",
        bulletPath: PartnershipPages.path(id, "documents", part, form.form))
    }
    let others = documents.filter { $0.part != part }.map {
      Block.Bullet(bulletText: $0.title, bulletPath: path(id, $0.part))
    }
    let meetings = Block.Bullet(
      bulletText: "First year's meetings as a calendar file",
      bulletPath: PartnershipPages.path(id, "meetings.ics"))
    return files + [meetings] + others
  }
}
