package import Domain
package import Drafting
import Exchange

/// A plan in the forms in which people and programs take it.
package enum Presenting {
  package enum Form: Sendable {
    case text(TextStyle)
    case json
    /// A row for each partnership.
    case csv
    /// The plan as a map, RFC 7946.
    case geoJSON
  }

  /// The whole document, ending with a line feed.
  package static func bytes(_ plan: Plan, of bundle: RegistryBundle, as form: Form) throws
    -> [UInt8]
  {
    switch form {
    case .text(let style): Array(PlanText.text(plan, style: style).utf8)
    case .json: try PlanFile.encode(plan)
    case .csv: PlanTable.csv(of: plan)
    case .geoJSON: PlanMap.geoJSON(of: plan, in: bundle)
    }
  }
}

/// Why a plan, a partnership, a district or a facilitator is as it is.
package enum Explaining {
  /// - Throws: `Failure.notFound` if `subject` fits nothing in the plan or more than one thing.
  package static func text(
    _ plan: Plan, subject: String?, style: TextStyle
  ) throws(Failure) -> String {
    try explanation(plan, subject).text(style: style)
  }

  /// The same facts as JSON.
  package static func json(_ plan: Plan, subject: String?) throws -> [UInt8] {
    try Printed.json(explanation(plan, subject))
  }

  private static func explanation(_ plan: Plan, _ subject: String?) throws(Failure) -> Explanation {
    do throws(UnknownSubject) {
      return try Explanation(plan, subject: subject)
    } catch {
      throw Failure(.notFound, ["\(error)"])
    }
  }
}
