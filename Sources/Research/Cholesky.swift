/// The lower triangle `L` of a symmetric, positive definite matrix, `A = L · Lᵀ`.
///
/// Reference: Golub & Van Loan, "Matrix Computations", 4th edition, Johns Hopkins 2013, section 4.2.
struct Cholesky: Sendable {
  /// Row by row; above the diagonal it is 0.
  private let lower: [[Double]]

  /// Factors a matrix given row by row; nothing if it is not positive definite.
  init?(_ matrix: [[Double]]) {
    var lower = matrix.map { $0.map { _ in 0.0 } }
    for row in matrix.indices {
      for column in 0...row {
        var rest = matrix[row][column]
        for step in 0..<column { rest -= lower[row][step] * lower[column][step] }
        if column < row {
          lower[row][column] = rest / lower[column][column]
        } else {
          guard rest > 0, rest.isFinite else { return nil }
          lower[row][row] = rest.squareRoot()
        }
      }
    }
    self.lower = lower
  }

  /// The `x` of `A · x = right`.
  func solve(_ right: [Double]) -> [Double] {
    var half = right
    for row in lower.indices {
      for column in 0..<row { half[row] -= lower[row][column] * half[column] }
      half[row] /= lower[row][row]
    }
    return solveTransposed(half)
  }

  /// The `x` of `Lᵀ · x = right`; of standard normal numbers it has the covariance `A⁻¹`.
  func solveTransposed(_ right: [Double]) -> [Double] {
    var result = right
    for row in lower.indices.reversed() {
      for below in (row + 1)..<max(row + 1, lower.count) {
        result[row] -= lower[below][row] * result[below]
      }
      result[row] /= lower[row][row]
    }
    return result
  }

  /// `A⁻¹`, row by row.
  var inverse: [[Double]] {
    lower.indices.map { unit in solve(lower.indices.map { $0 == unit ? 1 : 0 }) }
  }
}
