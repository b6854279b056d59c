import CGLPK

/// Says when a solve has to end: at a deadline or when its caller wishes so.
struct Stopper {
  private let deadline: ContinuousClock.Instant?
  private let wish: (() -> Bool)?

  init(_ options: IntegerOptions) {
    deadline = options.timeLimit.map { ContinuousClock.now + .seconds($0) }
    wish = options.shouldStop
  }

  func shouldStop() -> Bool {
    if wish?() == true { return true }
    return deadline.map { ContinuousClock.now >= $0 } ?? false
  }
}

/// What one branch-and-bound search carries from one call of GLPK to the next.
///
/// GLPK calls `respond(to:)` from C, which can neither throw nor suspend.
final class Search {
  /// No solution is better than this; as fresh as the last stop or report.
  private(set) var bound: Double

  private let problem: OpaquePointer
  /// What the objective's constant takes off every value that GLPK reports.
  private let origin: Double
  private let sense: LiveProgram.Sense
  private let nodeLimit: Int?
  private let pseudocostEffort: Int
  private let stopper: Stopper
  private let progress: ((IntegerProgress) -> Void)?
  private var incumbent: [Double]?
  private var nodes = 0

  /// Nodes between two reports: finding the bound takes a pass over all open nodes.
  private static let nodesPerReport = 100

  init(
    _ problem: OpaquePointer, sense: LiveProgram.Sense, incumbent: [Double]?, rootBound: Double,
    origin: Double, stopper: Stopper, options: IntegerOptions
  ) {
    self.problem = problem
    self.sense = sense
    self.incumbent = incumbent
    nodeLimit = options.nodeLimit
    pseudocostEffort = options.pseudocostEffort
    self.stopper = stopper
    progress = options.progress
    self.origin = origin
    bound = rootBound
  }

  func respond(to tree: OpaquePointer) {
    switch glp_ios_reason(tree) {
    case GLP_IPREPRO:
      if let nodeLimit, nodes >= nodeLimit { return stop(tree) }
      nodes += 1
      if nodes % Self.nodesPerReport == 0 { report(tree) }
    case GLP_IHEUR:
      if let values = incumbent {
        incumbent = nil
        glp_ios_heur_sol(tree, [0] + values)
        report(tree)
      }
    case GLP_IBINGO: report(tree)
    case GLP_IBRANCH: branch(tree)
    default: break
    }
    if stopper.shouldStop() { stop(tree) }
  }

  /// Chooses the branch where pseudocosts would take too long: GLPK finds each first one by a copy
  /// of the program and some steps of the simplex method on it.
  private func branch(_ tree: OpaquePointer) {
    let program = glp_ios_get_prob(tree)
    let open = (1...glp_get_num_cols(program)).filter { glp_ios_can_branch(tree, $0) != 0 }
    guard open.count * Int(glp_get_num_rows(program)) > pseudocostEffort else { return }
    func distance(_ column: Int32) -> Double {
      let value = glp_get_col_prim(program, column)
      return abs(value - value.rounded(.down) - 0.5)
    }
    guard let nearest = open.min(by: { distance($0) < distance($1) }) else { return }
    glp_ios_branch_upon(tree, nearest, GLP_UP_BRNCH)
  }

  private func stop(_ tree: OpaquePointer) {
    refreshBound(tree)
    glp_ios_terminate(tree)
  }

  private func report(_ tree: OpaquePointer) {
    guard let progress else { return }
    refreshBound(tree)
    let hasBest = glp_mip_status(problem) == GLP_FEAS
    progress(
      IntegerProgress(
        bestObjective: hasBest ? glp_mip_obj_val(problem) + origin : nil, bound: bound, nodes: nodes
      ))
  }

  private func refreshBound(_ tree: OpaquePointer) {
    let node = glp_ios_best_node(tree)
    guard node != 0 else { return }
    bound = sense.tighter(bound, glp_ios_node_bound(tree, node) + origin)
  }
}
