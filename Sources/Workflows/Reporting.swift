package import Assignment
package import Domain
package import Drafting
import Exchange
import Foundation

/// The report of a plan that staff carry into a meeting: one page with reasons, tables and pictures.
package enum Reporting {
  /// The page as HTML, all in one file.
  ///
  /// The outlines are for the map; the conflicts say what cannot hold together, where the plan
  /// proposes nothing. `control` may end the search for the stable plan, which fairness is measured
  /// against, early.
  ///
  /// - Throws: `Failure.conflict` if the plan is of other data.
  package static func html(
    _ plan: Plan, of source: Source, outlines: [Outline], conflicts: [String] = [],
    control: Control = Control()
  ) throws -> [UInt8] {
    try page(plan, of: source, outlines: outlines, conflicts: conflicts, control: control).bytes
  }

  /// The same as a page.
  package static func page(
    _ plan: Plan, of source: Source, outlines: [Outline], conflicts: [String] = [],
    control: Control = Control()
  ) throws -> HTMLPage {
    try source.requireOrigin(of: plan)
    let hasFairness = plan.proof.status != .infeasible && plan.proof.stopped != .interrupt
    let fairness =
      hasFairness ? try Fairness(plan, of: source, control: control).report : nil
    return PlanReport(
      plan, of: source.bundle, outlines: outlines, fairness: fairness, conflicts: conflicts
    ).page
  }

  /// Outlines from a file, or those of the states that Tandem brings along.
  ///
  /// - Throws: `Failure` if the file is not there or holds no polygons.
  package static func outlines(_ path: String?) throws(Failure) -> [Outline] {
    guard let path else { return StateOutlines.all }
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure(.notFound, ["There is no file \(path). Give a GeoJSON file of polygons."])
    }
    do throws(BundleProblems) {
      return try OutlineFile.read(contentsOf: path)
    } catch {
      throw Failure(error)
    }
  }
}
