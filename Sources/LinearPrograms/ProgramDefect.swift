/// One row or one column of a program, counted from zero.
package enum Place: Hashable, Sendable {
  case row(Int)
  case column(Int)
}

extension Place: CustomStringConvertible {
  package var description: String {
    switch self {
    case .row(let index): "row \(index)"
    case .column(let index): "column \(index)"
    }
  }
}

/// Why a program was refused, or why the solver could not answer.
///
/// GLPK ends the process on most of these and silently computes with the others, so that all are
/// found before it is called.
package enum ProgramDefect: Error, Equatable, Sendable {
  case coefficientNotFinite(Place, at: Place)
  case objectiveNotFinite(column: Int)
  case boundNotFinite(Place)
  case boundsCrossed(Place, lower: Double, upper: Double)
  case boundNotWhole(Place, found: Double)
  /// A place that the program does not have; `count` is how many it has.
  case absent(Place, count: Int)
  /// A place that stands twice in one list.
  case repeated(Place)
  case tooLarge(rows: Int, columns: Int, entries: Int)
  case nameNotUsable(String)
  case nameRepeated(String)
  case nothingToWrite
  case fileNotWritten(path: String)
  /// An option outside its range; `needed` says the range in words.
  case optionOutOfRange(name: String, needed: String)
  /// A list that should have one value per row or per column.
  case lengthDiffers(list: String, found: Int, needed: Int)
  case valueNotFinite(list: String, index: Int)
  /// A basis needs as many basic rows and columns together as the program has rows.
  case basisIncomplete(found: Int, needed: Int)
  case incumbentOutside(Place, found: Double)
  case incumbentNotWhole(column: Int, found: Double)
  case incumbentMissesCutoff(found: Double, cutoff: Double)
  /// A solution that keeps the bounds only before its integer columns are rounded.
  case roundingBreaks(Place, found: Double)
  /// The program was used by a closure that its own solve had called.
  case busy
  /// GLPK gave up for numerical reasons, also from a fresh basis; `code` is what it returned.
  case solverGaveUp(code: Int)
}

extension ProgramDefect: CustomStringConvertible {
  package var description: String {
    switch self {
    case .coefficientNotFinite(let line, let other):
      "The coefficient of \(line) at \(other) is not a finite number. Give a finite one."
    case .objectiveNotFinite(let column):
      "The objective of column \(column) is not a finite number. Give a finite one."
    case .boundNotFinite(let place):
      "A bound of \(place) is not a finite number. Leave the bound out if there is no limit."
    case .boundsCrossed(let place, let lower, let upper):
      "The lower bound of \(place) is \(lower), above its upper bound \(upper). Lower the first "
        + "or raise the second."
    case .boundNotWhole(let place, let found):
      "A bound of \(place), an integer column, is \(found). Give a whole number."
    case .absent(let place, let count):
      "There is no \(place): the program has \(count) of them. Use an index from 0 to one less."
    case .repeated(let place):
      "The same list names \(place) twice. Name it once."
    case .tooLarge(let rows, let columns, let entries):
      "The program would have \(rows) rows, \(columns) columns and \(entries) entries. Use at most "
        + "\(ProgramSize.mostLines) rows, as many columns, and \(ProgramSize.mostEntries) entries."
    case .nameNotUsable(let name):
      "The name '\(name)' cannot stand in a file. Use 1 to 255 of the letters A to Z, digits and "
        + "_ . # @, begin with a letter or _, and avoid e1 and the words of the LP format."
    case .nameRepeated(let name):
      "The name '\(name)' stands for two rows or two columns. Give each its own."
    case .nothingToWrite:
      "The program has no row or no column. Add at least one of each before it is written."
    case .fileNotWritten(let path):
      "The file \(path) could not be written. Check that its folder exists and can be written to."
    case .optionOutOfRange(let name, let needed):
      "The option \(name) is out of range. Give \(needed)."
    case .lengthDiffers(let list, let found, let needed):
      "The list of \(list) has \(found) values. Give \(needed)."
    case .valueNotFinite(let list, let index):
      "The list of \(list) has no finite number at \(index). Give a finite one."
    case .basisIncomplete(let found, let needed):
      "The basis has \(found) basic rows and columns. Give exactly \(needed), one per row."
    case .incumbentOutside(let place, let found):
      "The incumbent gives \(place) the value \(found), outside its bounds. Give a feasible one."
    case .incumbentNotWhole(let column, let found):
      "The incumbent gives column \(column), an integer column, the value \(found). Give a whole "
        + "number."
    case .incumbentMissesCutoff(let found, let cutoff):
      "The incumbent has objective \(found), worse than the cutoff \(cutoff). Leave one of them out."
    case .roundingBreaks(let place, let found):
      "Rounding the integer columns of the solution gives \(place) the value \(found), outside its "
        + "bounds. Use smaller coefficients."
    case .busy:
      "The program is being solved. Change or solve it after the solve has returned."
    case .solverGaveUp(let code):
      "The solver stopped with code \(code) and no answer. Scale the rows and columns so that "
        + "their coefficients are closer to 1."
    }
  }
}
