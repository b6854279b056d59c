import Domain
import Storage
import Workflows

/// What one reads before the first meeting, made to be printed; the words are here.
enum ContextPackPage {
  static func page(_ pack: ContextPack, canSeeDocuments: Bool) -> Page {
    let (overview, proposal) = (pack.overview, pack.proposal)
    var blocks: [Block] = [
      .summary([
        Block.SummaryRow(
          term: "Phase", termValues: [ProposalPages.state(overview.partnership.state)]),
        Block.SummaryRow(
          term: "Focus", termValues: [proposal.focus?.label ?? "to be chosen together"]),
        Block.SummaryRow(
          term: "Facilitator", termValues: [overview.facilitator?.name ?? "nobody yet"]),
        Block.SummaryRow(
          term: "Next date", termValues: [overview.partnership.nextDate ?? "none is set"]),
      ]),
      .heading("Why these districts"), .bullets(proposal.reasons + proposal.directions),
      .heading("In common, and what one can give another"), .bullets(overlaps(pack)),
      .heading("Side by side"), .table(facts(pack)),
      .table(topics(pack, "Needs: priority from 1 to 5", needs)),
      .table(topics(pack, "Offers: strength from 1 to 5", offers)),
    ]
    let goals = pack.members.compactMap { member in
      member.district.goals.map { "\(member.district.name): \($0)" }
    }
    blocks += [
      .heading("Goals in own words"),
      goals.isEmpty ? .paragraph("Nobody wrote any down.") : .bullets(goals),
      .heading("Contacts"), .table(contacts(pack)),
      .heading("Former years, with sources"), .table(history(pack)),
    ]
    if canSeeDocuments {
      blocks.append(
        .links([
          Block.Bullet(
            bulletText: "Blueprint, agreement and agendas",
            bulletPath: PartnershipPages.path(overview.id, .blueprint))
        ]))
    }
    return PartnershipPages.page("Context pack", overview, blocks)
  }

  private static func needs(_ district: District) -> [(Topic, String)] {
    district.needs.map { ($0.topic, "\($0.priority)" + ($0.group.map { ", \($0)" } ?? "")) }
  }

  private static func offers(_ district: District) -> [(Topic, String)] {
    district.offers.map { ($0.topic, "\($0.strength)") }
  }

  private static func topics(
    _ pack: ContextPack, _ caption: String, _ list: (District) -> [(Topic, String)]
  ) -> Table {
    let all = Set(pack.members.flatMap { list($0.district).map(\.0) })
      .sorted { $0.label < $1.label }
    return Table(
      caption, columns: ["Topic"] + pack.members.map(\.district.name),
      rows: all.map { topic in
        [topic.label]
          + pack.members.map { member in
            list(member.district).first { $0.0 == topic }?.1 ?? "–"
          }
      }, empty: "Nobody named any.")
  }

  private static func overlaps(_ pack: ContextPack) -> [String] {
    var lines: [String] = []
    let sets = pack.members.map { Set($0.district.needs.map(\.topic)) }
    let common = (sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) })
      .map(\.label).sorted()
    lines.append(
      common.isEmpty
        ? "No need is common to all of them."
        : "All of them need \(Phrase.list(common)).")
    for giver in pack.members {
      for taker in pack.members where taker.district.id != giver.district.id {
        let needed = Set(taker.district.needs.map(\.topic))
        let given = giver.district.offers.map(\.topic).filter(needed.contains).map(\.label)
        if !given.isEmpty {
          lines.append(
            "\(giver.district.name) offers \(Phrase.list(given.sorted())), which"
              + " \(taker.district.name) needs.")
        }
      }
    }
    return lines
  }

  private static func facts(_ pack: ContextPack) -> Table {
    func number(_ value: Double?, _ unit: String = "") -> String {
      value.map { Phrase.figure($0) + unit } ?? "not known"
    }
    func words(_ names: [String]) -> String {
      Phrase.list(names.map { $0.replacing("_", with: " ") })
    }
    let rows: [(String, (District) -> String)] = [
      ("County", { $0.county ?? "not known" }),
      ("Kind of place", { $0.locale?.label ?? "not known" }),
      ("Grades", { $0.grades?.label ?? "not known" }),
      ("Students", { $0.enrollment.map { Phrase.grouped(Int($0)) } ?? "not known" }),
      ("English learners", { number($0.percentEnglishLearners, " %") }),
      ("Socio-economically disadvantaged", { number($0.percentDisadvantaged, " %") }),
      ("Students with disabilities", { number($0.percentDisabilities, " %") }),
      ("Ready to meet at a distance, 0 to 1", { number($0.virtual) }),
      ("Data systems", { $0.platforms.isEmpty ? "not known" : words($0.platforms) }),
      ("Roles on staff", { $0.roles.isEmpty ? "not known" : words($0.roles) }),
      ("Networks", { $0.networks.isEmpty ? "not known" : Phrase.list($0.networks) }),
    ]
    return Table(
      "Facts", columns: ["Fact"] + pack.members.map(\.district.name),
      rows: rows.map { name, value in [name] + pack.members.map { value($0.district) } },
      empty: "")
  }

  private static func contacts(_ pack: ContextPack) -> Table {
    Table(
      "Contacts", columns: ["Name", "District", "Part", "Title", "E-mail"],
      rows: pack.members.flatMap { member in
        member.people.map {
          [
            $0.name, member.district.name, Ask.label($0.part.rawValue), $0.title ?? "",
            $0.email ?? "not known",
          ]
        }
      }, empty: "No contact is known yet.")
  }

  private static func history(_ pack: ContextPack) -> Table {
    Table(
      "Former years",
      columns: ["District", "Year", "Students#", "Superintendent", "Source"],
      rows: pack.members.flatMap { member in
        member.history.map {
          [
            member.district.name, $0.year,
            $0.enrollment.map { Phrase.figure(Double($0)) } ?? "not known",
            $0.superintendent ?? "not known", $0.source,
          ]
        }
      }, empty: "No file of former years was imported.")
  }
}
