import Domain
import Workflows

/// A district's public facts, for whoever looks it up; the words are here.
enum DistrictFactsPage {
  static func page(_ answer: RegistryAnswer) -> Page {
    let share = ["pct_el", "pct_sed", "pct_swd"]
    let rows = names.map { key, term in
      let words = answer.fact(key)
      let value =
        words.isEmpty
        ? "not known"
        : share.contains(key)
          ? words + " %"
          : key == "enrollment" ? grouped(words) : key == "status" ? Ask.label(words) : words
      return Block.SummaryRow(term: term, termValues: [value])
    }
    var page = Page(answer.title, [.summary(rows), .table(history(answer))])
    page.backPath = "/directory"
    return page
  }

  private static let names: [(key: String, term: String)] = [
    ("id", "NCES number"), ("state", "State"), ("county", "County"), ("region", "Region"),
    ("locale", "Kind of place"), ("grades", "Grades"), ("enrollment", "Students"),
    ("pct_el", "English learners"), ("pct_sed", "Socioeconomically disadvantaged students"),
    ("pct_swd", "Students with disabilities"), ("superintendent", "Superintendent"),
    ("status", "Status"),
  ]

  private static func history(_ answer: RegistryAnswer) -> Table {
    var years: [[String: RegistryValue]] = []
    if case .list(let items)? = answer.facts["history"] {
      years = items.compactMap { if case .record(let fields) = $0 { fields } else { nil } }
    }
    func words(_ year: [String: RegistryValue], _ key: String) -> String {
      year[key]?.words ?? ""
    }
    return Table(
      "Year by year", columns: ["Year", "Students#", "Teachers#", "Superintendent", "Source"],
      rows: years.map { year in
        [
          words(year, "year"), grouped(words(year, "enrollment")), words(year, "teachers"),
          words(year, "superintendent"), words(year, "source"),
        ]
      }, empty: "No year is on record.")
  }

  private static func grouped(_ words: String) -> String {
    Double(words).map { Phrase.grouped(Int($0)) } ?? words
  }
}
