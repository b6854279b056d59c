package import Domain
import Exchange
package import Research

/// Reads public records and real partnerships, and ranks the partners by every method.
package struct Backtesting: Sendable {
  /// A way to rank, with the names that tables and JSON give it.
  package struct Method: Sendable {
    /// In JSON, such as `policy_v2`.
    package var name: String
    /// In a table, such as `policy v2`.
    package var label: String
    package var rule: PeerMethod
  }

  /// How much the outcome for one policy hangs on single partnerships and exact numbers.
  package struct Robustness: Sendable {
    package var version: String
    /// The mean without each partnership that was averaged, by its place among the rows.
    package var withoutEach: [Double?]
    /// Means of policies with other numbers, lowest first.
    package var perturbed: [Double]
  }

  /// The policy whose figures stand under the plain name `policy` in JSON.
  package static let proposed = "v2"
  /// The policies compared.
  package static let versions = ["v1", proposed]
  /// Policies with other numbers that robustness looks at.
  package static let samples = 200
  /// The standard deviation of the logarithm of the factor on each of their numbers.
  package static let sampleSpread = 0.3

  package static let methods: [Method] =
    versions.map {
      Method(
        name: "policy_\($0)", label: "policy \($0)", rule: .policy(Policy(version: $0)))
    } + [
      Method(name: "distance", label: "distance", rule: .distance),
      Method(name: "tennessee", label: "Tennessee", rule: .tennessee),
      Method(name: "fbit", label: "FBIT", rule: .fbit),
      Method(name: "mix", label: "mix", rule: .mix),
    ]

  package let districts: Int
  package let regular: Int
  package let names: [District.ID: String]
  package let rows: [Backtest.Row]
  /// One for each method; `nil` if no partnership can be averaged.
  package let summaries: [Backtest.Summary]?
  /// One for each version, if asked for.
  package let robustness: [Robustness]

  /// - Throws: `Failure` with every problem of the files.
  package init(
    districtsFile: String, partnershipsFile: String, robustness isAsked: Bool = false
  ) throws(Failure) {
    let records = try ResearchTable.read(districtsFile, ResearchFiles.districts)
    let partnerships = try ResearchTable.read(partnershipsFile, ResearchFiles.partnerships)
    self.init(records, partnerships, robustness: isAsked)
  }

  package init(
    _ records: [PublicDistrict], _ partnerships: [PastPartnership],
    robustness isAsked: Bool = false
  ) {
    let backtest = Backtest(records, partnerships)
    let rows = backtest.rows(Self.methods.map(\.rule))
    districts = records.count
    regular = records.count { $0.isRegular }
    let members = Set(partnerships.flatMap(\.members))
    names = Dictionary(
      records.filter { members.contains($0.id) }.map { ($0.id, $0.district.name) },
      uniquingKeysWith: { first, _ in first })
    self.rows = rows
    summaries = Backtest.summaries(rows)
    guard isAsked, summaries != nil else {
      robustness = []
      return
    }
    let inState = backtest.withinStates
    robustness = Self.versions.enumerated().map { method, version in
      var random = SeededGenerator(seed: 1)
      return Robustness(
        version: version, withoutEach: Sensitivity.withoutEach(rows, method: method),
        perturbed: Sensitivity.perturbed(
          Policy(version: version), inState, samples: Self.samples, spread: Self.sampleSpread,
          using: &random
        ).sorted())
    }
  }

  /// Why a partnership is listed and not averaged; `nil` if it is averaged.
  package static func reason(_ row: Backtest.Row) -> String? {
    guard row.standings == nil else { return nil }
    return row.partnership.members.count < 2
      ? "Fewer than two members have an id."
      : "Fewer than two members are of one state in the districts file."
  }
}

/// Reads one of the tables of research and turns what is wrong into a failure.
enum ResearchTable {
  static func read<Value>(
    _ path: String, _ body: (String) throws(BundleProblems) -> Value
  ) throws(Failure) -> Value {
    do throws(BundleProblems) {
      return try body(path)
    } catch {
      if case .notFound = error {
        throw Failure(
          .notFound, ["There is no file \(path). Give a table in comma-separated text."])
      }
      throw Failure(error)
    }
  }
}

/// Random numbers for what is drawn, the same for the same seed.
///
/// Reference: Steele, Lea & Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
/// doi:10.1145/2660193.2660195
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
