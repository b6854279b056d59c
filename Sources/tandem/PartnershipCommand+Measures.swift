import ArgumentParser
import Domain
import Workflows

extension PartnershipCommand {
  struct KeepIndicator: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "indicator", abstract: "Keep what is measured, its targets and figures.",
      discussion: """
        EXAMPLES
          tandem partnership indicator 1
          tandem partnership indicator 1 --add "Grade 5 math" --kind trailing \\
            --measure "proficient or above" --denominator "all tested in grade 5" \\
            --leader "C. Diaz" --tolerance 0.5 --noise 0.5
          tandem partnership indicator 1 --set 1 --year 2026-27 --target 50
          tandem partnership indicator 1 --set 1 --year 2026-27 --value 48.3 \\
            --students 412
          tandem partnership indicator 1 --set 1 --ends 2027-28 \\
            --reason "The test is replaced."
          tandem partnership indicator 1 --compare 2 --with 3
          tandem partnership indicator 1 --gap 1 --group "English learners"
          tandem partnership indicator 1 --file indicator.json

        Without anything to keep, it lists them with their statuses. A file is a JSON object with \
        the keys name, kind, direction, scheme, measure, denominator, unit, group, district, \
        leader, tolerance, noise, far_below, targets and actuals (lists of year, group, value, \
        students, source), ends_year and ends_reason.
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: ArgumentHelp("A new indicator, or one to describe anew.", valueName: "name"))
    var add: String?

    @Option(help: ArgumentHelp("leading or trailing.", valueName: "word"))
    var kind: String?

    @Option(help: ArgumentHelp("higher, the default, or lower is better.", valueName: "word"))
    var direction: String?

    @Option(
      help: ArgumentHelp("trend, the default, or bands, with --far-below.", valueName: "word"))
    var scheme: String?

    @Option(help: ArgumentHelp("What is measured.", valueName: "text"))
    var measure: String?

    @Option(help: ArgumentHelp("Of whom the share is taken.", valueName: "text"))
    var denominator: String?

    @Option(help: ArgumentHelp("percent, if not given.", valueName: "text"))
    var unit: String?

    @Option(help: ArgumentHelp("The student group.", valueName: "name"))
    var group: String?

    @Option(help: ArgumentHelp("Whose it is; all partners', if not given.", valueName: "id"))
    var district: String?

    @Option(help: ArgumentHelp("Who answers for it.", valueName: "name"))
    var leader: String?

    @Option(help: ArgumentHelp("Beyond a target, what still only meets it.", valueName: "number"))
    var tolerance: Double?

    @Option(help: ArgumentHelp("The largest change that counts as none.", valueName: "number"))
    var noise: Double?

    @Option(help: ArgumentHelp("How far short is far below, for bands.", valueName: "number"))
    var farBelow: Double?

    @Option(help: ArgumentHelp("The indicator whose figures are kept.", valueName: "number"))
    var set: Int?

    @Option(help: ArgumentHelp("The school year, such as 2026-27.", valueName: "year"))
    var year: String?

    @Option(help: ArgumentHelp("The year's target.", valueName: "number"))
    var target: Double?

    @Option(help: ArgumentHelp("The year's figure.", valueName: "number"))
    var value: Double?

    @Option(help: ArgumentHelp("How many stand behind the figure.", valueName: "number"))
    var students: Int?

    @Option(help: ArgumentHelp("Where the figure is from.", valueName: "text"))
    var source: String?

    @Option(help: ArgumentHelp("The year from which on there are no figures.", valueName: "year"))
    var ends: String?

    @Option(help: ArgumentHelp("Why the measure ends.", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("An indicator to hold against another.", valueName: "number"))
    var compare: Int?

    @Option(name: .customLong("with"), help: ArgumentHelp("The other.", valueName: "number"))
    var other: Int?

    @Option(
      help: ArgumentHelp("The indicator of which --group is held against all.", valueName: "number")
    )
    var gap: Int?

    @Option(
      help: ArgumentHelp("A form of JSON, or -.", valueName: "file"), completion: .file())
    var file: String?

    func validate() throws {
      if set != nil, target != nil || value != nil, year == nil {
        throw ValidationError("Give --year with a target or a figure.")
      }
      if set == nil, target != nil || value != nil || ends != nil {
        throw ValidationError("Say with --set which indicator it is.")
      }
      if set != nil, target == nil, value == nil, ends == nil {
        throw ValidationError("Give --target, --value or --ends with --set.")
      }
      if (compare == nil) != (other == nil) {
        throw ValidationError("Give --compare and --with together.")
      }
      if gap != nil, group == nil { throw ValidationError("Give --group with --gap.") }
    }

    func run() throws {
      let desk = try one.place.desk()
      if let compare, let other {
        return try one.answer.put(desk.comparison(of: one.partnership, compare, other))
      }
      if let gap, let group {
        return try one.answer.put(
          desk.gaps(of: one.partnership, indicator: gap, group: group, behind: nil))
      }
      if let set {
        try desk.recordFigures(figures, indicator: set, partnership: one.partnership)
        return try one.answer.done("Indicator \(set) is kept.", ["indicator": .whole(set)])
      }
      guard add != nil || file != nil else {
        return try one.answer.put(desk.indicators(of: one.partnership, year: year))
      }
      let form =
        try file.map { try IndicatorForm(json: try FormInput.bytes($0), name: $0) }
        ?? description
      let number = try desk.putIndicator(form, partnership: one.partnership)
      try one.answer.done("Indicator \(number) is kept.", ["indicator": .whole(number)])
    }

    private var description: IndicatorForm {
      var form = IndicatorForm()
      form.name = add
      form.kind = kind
      form.direction = direction
      form.scheme = scheme
      form.measure = measure
      form.denominator = denominator
      form.unit = unit
      form.group = group
      form.district = district
      form.leader = leader
      form.tolerance = tolerance
      form.noise = noise
      form.farBelow = farBelow
      return form
    }

    private var figures: IndicatorForm {
      func figure(_ value: Double) -> [IndicatorForm.Figure] {
        [
          IndicatorForm.Figure(
            year: year ?? "", group: group, value: value, students: students, source: source)
        ]
      }
      var form = IndicatorForm()
      form.targets = target.map(figure)
      form.actuals = value.map(figure)
      form.endsYear = ends
      form.endsReason = reason
      return form
    }
  }

  struct KeepPulse: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pulse", abstract: "Ask how it goes, answer, or see what came of it.",
      discussion: """
        EXAMPLES
          tandem partnership pulse 1
          tandem partnership pulse 1 --ask 12 --closes 2026-12-15 --as facilitator:F01
          tandem partnership pulse 1 --answer 5,4,4,3,4,4,5,3,4,4 --pulse 2 \\
            --as district-member:0614550

        Answers are anonymous: the record says neither who gave them nor at what time of day. \
        Means are shown once the pulse is closed, or all have answered, and from three answers on. \
        The ten statements:
        \(PulseItem.allCases.enumerated().map { "  \($0 + 1)  \($1.statement)" }
          .joined(separator: "\n"))
        """)

    @OptionGroup var one: OnePartnership

    @Option(help: ArgumentHelp("Begin a pulse of so many people.", valueName: "people"))
    var ask: Int?

    @Option(help: ArgumentHelp("When they are asked; today, if not given.", valueName: "day"))
    var date: Day?

    @Option(help: ArgumentHelp("The last day for answers; after 14 days.", valueName: "day"))
    var closes: Day?

    @Option(
      name: .customLong("answer"),
      help: ArgumentHelp("Ten numbers from 1 (not at all) to 5 (fully).", valueName: "list"))
    var scores: String?

    @Option(help: ArgumentHelp("The pulse that is answered.", valueName: "number"))
    var pulse: Int?

    @Option(
      help: ArgumentHelp("For which district, where a facilitator enters it.", valueName: "id"))
    var district: String?

    private var values: [Int?] {
      (scores ?? "").split(separator: ",").map { Int($0.filter { $0 != " " }) }
    }

    func validate() throws {
      if (scores == nil) != (pulse == nil) {
        throw ValidationError("Give --answer and --pulse together.")
      }
      if scores != nil, values.contains(nil) {
        throw ValidationError("'--answer' is not a list of numbers.")
      }
    }

    func run() throws {
      let desk = try one.place.desk()
      if let ask {
        let number = try desk.askPulse(
          invited: ask, on: date, closes: closes, partnership: one.partnership)
        return try one.answer.done("Pulse \(number) is open.", ["pulse": .whole(number)])
      }
      if let pulse {
        try desk.answerPulse(
          pulse, scores: values.compactMap { $0 }, district: district,
          partnership: one.partnership)
        return try one.answer.done("Thank you. The answers are kept without a name.")
      }
      try one.answer.put(desk.pulses(of: one.partnership))
    }
  }
}
