/// What a row or a column may be called, so that every reader of LP and MPS files understands it.
enum ProgramName {
  /// Words that begin a section or stand for a number in the LP format.
  private static let reserved: Set<String> = [
    "bin", "binaries", "binary", "bounds", "end", "free", "gen", "general", "generals", "inf",
    "infinity", "int", "integer", "integers", "max", "maximise", "maximize", "maximum", "min",
    "minimise", "minimize", "minimum", "s.t.", "semi", "sos", "st", "st.", "subject", "such", "to",
    "that",
  ]

  /// Refuses a name that GLPK ends the process on, or that a reader would take for something else.
  static func check(_ name: String?) throws(ProgramDefect) {
    guard let name else { return }
    let bytes = Array(name.utf8)
    guard let first = bytes.first, bytes.count <= 255,
      isLetter(first) || first == UInt8(ascii: "_"),
      bytes.allSatisfy({ isLetter($0) || isDigit($0) || "_.#@".utf8.contains($0) }),
      !reserved.contains(name.lowercased()), !readsAsExponent(bytes)
    else { throw .nameNotUsable(name) }
  }

  /// After a coefficient, `e12` reads as a power of ten.
  private static func readsAsExponent(_ bytes: [UInt8]) -> Bool {
    (bytes[0] | 0x20) == UInt8(ascii: "e") && bytes.dropFirst().allSatisfy(isDigit)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
