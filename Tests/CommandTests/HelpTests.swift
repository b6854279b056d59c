import Foundation
import Testing

/// What each command says about itself, to the letter, at the width of a plain terminal.
struct HelpTests {
  @Test func `the help of tandem`() async throws {
    let ending = try await Command("--help").run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output == """
        OVERVIEW: Match volunteer school districts, assign facilitators, and prove the
        plan.

        EXAMPLES
          tandem match scenarios/california-pilot
          tandem match my-round --json --output plan.json
          tandem explain plan.json "Fresno Unified"
          tandem verify my-round plan.json
          tandem blueprint my-round plan.json P01

        A SOURCE is a folder with districts.csv and, where there are any,
        facilitators.csv, relationships.csv, locks.csv, partnerships.csv and
        round.yaml; or the same tables in one .json file; or - for such JSON on
        standard input. A PLAN is what `tandem match SOURCE --json` prints, or -.

        EXIT CODES
            0  done
            1  a check found something
            2  usage
            3  bad input
            4  not found
            5  infeasible, or in conflict with a rule
           70  a fault of this program
           74  a file could not be read or written
          130  interrupted; the plan so far is still printed

        USAGE: tandem <subcommand>

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          match                   Find the best plan of a round, prove it, and say why.
          explain                 Say why a plan, a partnership, a district or a
                                  facilitator is as it is.
          verify                  Check a plan without the optimiser: every score,
                                  every rule, the objective.
          why-not                 Say what keeps two districts apart in a plan, or what
                                  it would cost to pair them.
          compare                 Say what differs between two plans: who stays, who
                                  moves, what is won and lost.
          fairness                Say whom a plan places and how well, by kind of
                                  district, and how stable it is.
          weights                 Set each criterion's declared weight beside the
                                  weight that it really has.
          scores                  List the scores of all pairs that may be formed, or
                                  facilitators' fits.
          model                   Write a round as one integer program, for any other
                                  solver.
          blueprint               Draft the document that a partnership starts from.

          See 'tandem help <subcommand>' for detailed help.

        """)
  }

  @Test func `the help of match`() async throws {
    let ending = try await Command("match", "--help").run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output == """
        OVERVIEW: Find the best plan of a round, prove it, and say why.

        EXAMPLES
          tandem match scenarios/california-pilot
          tandem match my-round --json --output plan.json
          tandem match my-round --csv > partnerships.csv
          tandem match my-round --geojson --output plan.geojson
          tandem match my-round --time-limit 60

        Without a limit, a run ends when the plan is proved to be the best. Ctrl-C, or
        the limit, ends it with the best plan so far and what no plan can exceed.

        USAGE: tandem match <source> [--json] [--csv] [--geojson] [--output <file>] [--time-limit <seconds>]

        ARGUMENTS:
          <source>                A bundle folder, a bundle in one .json file, or - for
                                  standard input.

        OPTIONS:
          --json                  Print the plan as JSON (schema tandem.plan/1).
          --csv                   Print a row for each partnership, comma-separated.
          --geojson               Print the plan as a map (GeoJSON).
          -o, --output <file>     Write to this file, whole or not at all, instead of
                                  standard output.
          --time-limit <seconds>  Stop after this many seconds.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of explain`() async throws {
    let ending = try await Command("explain", "--help").run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output == """
        OVERVIEW: Say why a plan, a partnership, a district or a facilitator is as it
        is.

        EXAMPLES
          tandem explain plan.json
          tandem explain plan.json P03
          tandem explain plan.json "Fresno Unified"
          tandem match my-round --json | tandem explain - 0614550

        USAGE: tandem explain <plan> [<subject>] [--json]

        ARGUMENTS:
          <plan>                  A plan as `tandem match --json` prints it, or - for
                                  standard input.
          <subject>               An id, a name or a part of one; without it, the whole
                                  plan is explained.

        OPTIONS:
          --json                  Print the same facts as JSON.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of verify`() async throws {
    let ending = try await Command("verify", "--help").run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output == """
        OVERVIEW: Check a plan without the optimiser: every score, every rule, the
        objective.

        EXAMPLES
          tandem verify my-round plan.json
          tandem match my-round --json | tandem verify my-round -

        Everything is derived again from the bundle by code that shares nothing with
        the optimiser. That no plan is better, the bound, is not proved again. The exit
        code is 1 if a check finds something.

        USAGE: tandem verify <source> <plan> [--json]

        ARGUMENTS:
          <source>                A bundle folder, a bundle in one .json file, or - for
                                  standard input.
          <plan>                  A plan as `tandem match --json` prints it, or - for
                                  standard input.

        OPTIONS:
          --json                  Print the findings as JSON.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of scores`() async throws {
    let ending = try await Command("scores", "--help").run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output == """
        OVERVIEW: List the scores of all pairs that may be formed, or facilitators'
        fits.

        EXAMPLES
          tandem scores my-round
          tandem scores my-round --district 0614550
          tandem scores my-round --csv > scores.csv
          tandem scores my-round --facilitators --district 0614550

        USAGE: tandem scores <source> [--facilitators] [--district <district>] [--limit <number>] [--csv] [--json] [--output <file>]

        ARGUMENTS:
          <source>                A bundle folder, a bundle in one .json file, or - for
                                  standard input.

        OPTIONS:
          --facilitators          List the facilitators who may guide each pair, with
                                  their fit.
          --district <district>   Only pairs with this district, by id or name.
          --limit <number>        The most pairs; all for --csv and --json.
          --csv                   Print comma-separated rows; numbers are not rounded.
          --json                  Print JSON; numbers are not rounded.
          -o, --output <file>     Write to this file, whole or not at all, instead of
                                  standard output.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of why-not`() async throws {
    let ending = try await Command("why-not", "--help").run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output == """
        OVERVIEW: Say what keeps two districts apart in a plan, or what it would cost
        to pair them.

        EXAMPLES
          tandem why-not my-round plan.json 0614550 0622500
          tandem why-not my-round plan.json "Fresno Unified" "Clovis Unified"
          tandem why-not my-round plan.json 0614550 0622500 --facilitator F03

        Either the rule that forbids the partnership, with its values, or the exact
        cost of forcing it and who would move, found by matching again with it fixed.

        USAGE: tandem why-not <source> <plan> <first> <second> [--facilitator <id>] [--time-limit <seconds>] [--json]

        ARGUMENTS:
          <source>                A bundle folder, a bundle in one .json file, or - for
                                  standard input.
          <plan>                  A plan as `tandem match --json` prints it, or - for
                                  standard input.
          <first>                 A district's id, or a part of its name.
          <second>                The other district's id, or a part of its name.

        OPTIONS:
          --facilitator <id>      Under this facilitator.
          --time-limit <seconds>  Stop after this many seconds.
          --json                  Print the answer as JSON (schema tandem.why-not/1).
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of compare`() async throws {
    let ending = try await Command("compare", "--help").run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output == """
        OVERVIEW: Say what differs between two plans: who stays, who moves, what is won
        and lost.

        EXAMPLES
          tandem compare before.json after.json
          tandem match my-round --json | tandem compare last-week.json -

        Partnerships are matched by their members: kept, with another facilitator,
        regrouped (two or more members stay together), dissolved or formed.

        USAGE: tandem compare <before> <after> [--json]

        ARGUMENTS:
          <before>                A plan as `tandem match --json` prints it, or - for
                                  standard input.
          <after>                 The other plan, or -.

        OPTIONS:
          --json                  Print the comparison as JSON (schema
                                  tandem.comparison/1).
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of fairness`() async throws {
    let ending = try await Command("fairness", "--help").run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output == """
        OVERVIEW: Say whom a plan places and how well, by kind of district, and how
        stable it is.

        EXAMPLES
          tandem fairness my-round plan.json
          tandem match my-round --json | tandem fairness my-round - --json

        For the staff of an agency: by kind of place, enrolment, region, need, mode and
        size of partnership; the pairs of districts that might rather be together; and
        what the plan that nobody has a reason to leave would cost.

        USAGE: tandem fairness <source> <plan> [--time-limit <seconds>] [--json]

        ARGUMENTS:
          <source>                A bundle folder, a bundle in one .json file, or - for
                                  standard input.
          <plan>                  A plan as `tandem match --json` prints it, or - for
                                  standard input.

        OPTIONS:
          --time-limit <seconds>  Stop after this many seconds.
          --json                  Print the report as JSON (schema tandem.fairness/1).
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of weights`() async throws {
    let ending = try await Command("weights", "--help").run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output == """
        OVERVIEW: Set each criterion's declared weight beside the weight that it really
        has.

        EXAMPLES
          tandem weights my-round
          tandem weights my-round --json

        The effective weight is the share of the differences between the scores of
        allowed pairs that a criterion makes. The shares add to 1.

        USAGE: tandem weights <source> [--json]

        ARGUMENTS:
          <source>                A bundle folder, a bundle in one .json file, or - for
                                  standard input.

        OPTIONS:
          --json                  Print the weights as JSON (schema tandem.weights/1);
                                  numbers are not rounded.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of model`() async throws {
    let ending = try await Command("model", "--help").run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output == """
        OVERVIEW: Write a round as one integer program, for any other solver.

        EXAMPLES
          tandem model my-round --format lp > round.lp
          glpsol --lp round.lp --max

        Every allowed partnership with every allowed facilitator is a column, so that
        the file grows with districts times districts times facilitators. Mutual
        requests are a row with the number that can be honoured. In MPS the objective
        is negated.

        USAGE: tandem model <source> [--format <format>] [--output <file>]

        ARGUMENTS:
          <source>                A bundle folder, a bundle in one .json file, or - for
                                  standard input.

        OPTIONS:
          --format <format>       The file format. (values: lp, mps; default: lp)
          -o, --output <file>     Write to this file, whole or not at all, instead of
                                  standard output.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of blueprint`() async throws {
    let ending = try await Command("blueprint", "--help").run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output == """
        OVERVIEW: Draft the document that a partnership starts from.

        EXAMPLES
          tandem blueprint my-round plan.json P01
          tandem blueprint my-round plan.json P01 --format json --output P01.json

        USAGE: tandem blueprint <source> <plan> <partnership> [--format <format>] [--output <file>]

        ARGUMENTS:
          <source>                A bundle folder, a bundle in one .json file, or - for
                                  standard input.
          <plan>                  A plan as `tandem match --json` prints it, or - for
                                  standard input.
          <partnership>           The partnership's id in the plan, such as P01.

        OPTIONS:
          --format <format>       The form of the document. (values: md, json; default:
                                  md)
          -o, --output <file>     Write to this file, whole or not at all, instead of
                                  standard output.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test(arguments: [
    "", "match", "explain", "verify", "compare", "fairness", "weights", "scores", "model",
    "blueprint",
  ])
  func `examples stand before options, and no line is wider than a terminal`(
    name: String
  ) async throws {
    var command = Command()
    command.arguments = (name.isEmpty ? [] : [name]) + ["--help"]
    let text = try await command.run().output
    let examples = try #require(text.range(of: "EXAMPLES"))
    let options = try #require(text.range(of: "OPTIONS:"))
    #expect(examples.lowerBound < options.lowerBound)
    #expect(text.contains("EXAMPLES\n  tandem \(name)"))
    let wide = text.split(separator: "\n").filter { $0.count > 80 && !$0.hasPrefix("USAGE:") }
    #expect(wide.isEmpty)
  }

  @Test func `the version is a number of three parts`() async throws {
    let ending = try await Command("--version").run()
    #expect(ending.code == 0)
    #expect(ending.output.contains(/^\d+\.\d+\.\d+\n$/))
  }

  @Test(arguments: [
    ("bash", "complete"), ("zsh", "#compdef tandem"), ("fish", "complete -c 'tandem'"),
  ])
  func `a shell gets its completions`(shell: String, words: String) async throws {
    let ending = try await Command("--generate-completion-script", shell).run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(ending.output.contains(words))
    #expect(ending.output.contains("blueprint"))
  }

  @Test func `a shell without completions is named`() async throws {
    let unknown = try await Command("--generate-completion-script", "tcsh").run()
    #expect(unknown.code == 2)
    #expect(unknown.output == "")
  }
}
