import Foundation
import LinearPrograms
import TestSupport
import Testing

struct ExportTests {
  private static let glpsol = ["/usr/bin/glpsol", "/usr/local/bin/glpsol"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "linear-programs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  @Test(
    .enabled(if: glpsol != nil, "glpsol, from the package glpk-utils, is not installed"),
    arguments: 1...12)
  func `another solver finds the same objective in the file`(seed: Int) throws {
    let glpsol = try #require(Self.glpsol)
    var random = SplitMix64(seed: UInt64(seed))
    var plain = PlainProgram.feasible(rows: 5, columns: 7, using: &random)
    plain.rows += [.free]
    plain.matrix += [plain.objective]
    plain.isInteger = seed.isMultiple(of: 3)
    plain.columns[0] = plain.isInteger ? .between(-2, 5) : .between(-2.5, 5)
    plain.columns[1] = .equal(2)
    let program = try plain.live()
    try program.addRow(
      .atMost(30), entries: (0..<7).map { Entry(index: $0, value: 1) }, name: "size_limit")
    let expected: Double? =
      plain.isInteger
      ? try program.solveInteger().optimum?.objective
      : try program.solveRelaxation().optimum?.objective
    try withFolder { folder in
      for format in [LiveProgram.Format.lp, .mps] {
        let file = folder.appending(path: "program").path
        let answer = folder.appending(path: "answer").path
        try program.write(format, to: file)
        let process = Process()
        process.executableURL = URL(filePath: glpsol)
        process.arguments = [format == .lp ? "--lp" : "--freemps", file, "--write", answer]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let found = try objective(in: String(contentsOfFile: answer, encoding: .utf8))
        // MPS holds the negated objective of a program that maximises.
        let sign: Double = format == .mps && plain.sense == .maximise ? -1 : 1
        if let expected {
          #expect(near(sign * (try #require(found)), expected), "\(format)")
        } else {
          #expect(found == nil)
        }
      }
    }
  }

  /// The last word of the line `s bas …` or `s mip …`, if the status before it says optimal.
  private func objective(in answer: String) throws -> Double? {
    let line = try #require(answer.split(separator: "\n").first { $0.hasPrefix("s ") })
    let words = line.split(separator: " ")
    let isOptimal = words[1] == "bas" ? words[4] == "f" && words[5] == "f" : words[4] == "o"
    return isOptimal ? words.last.flatMap { Double($0) } : nil
  }

  @Test func `names given stand in the file, and the others come from the index`() throws {
    let program = LiveProgram(.maximise)
    try program.addRow(.atMost(4), name: "fresno_once")
    try program.addRow(.atMost(2))
    try program.addColumn(
      objective: 2.5, bounds: .between(0, 1), isInteger: true,
      entries: [Entry(index: 0, value: 1)], name: "P01")
    try program.addColumn(objective: 1, bounds: .atLeast(0), entries: [Entry(index: 1, value: 3)])
    try withFolder { folder in
      let path = folder.appending(path: "program.lp").path
      try program.write(.lp, to: path)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for word in ["Maximize", "objective: + 2.5 P01 + x_1", "fresno_once: + P01 <= 4"] {
        #expect(text.contains(word), "\(text)")
      }
      #expect(text.contains("r_1: + 3 x_1 <= 2"))
      // The name of an index does not stick to the line when others are removed.
      try program.removeRows([0])
      try program.write(.lp, to: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8).contains("r_0: + 3 x_1 <= 2"))
    }
  }

  @Test func `two lines of one name are refused`() throws {
    try withFolder { folder in
      let path = folder.appending(path: "program.lp").path
      for (first, second) in [("a", "a"), ("r_1", nil), ("objective", "b")] {
        let program = LiveProgram(.minimise)
        try program.addColumn(objective: 1, bounds: .free, entries: [])
        try program.addRow(.free, name: first)
        try program.addRow(.free, name: second)
        #expect(throws: ProgramDefect.nameRepeated(first)) { try program.write(.lp, to: path) }
        try program.setObjective(2, ofColumn: 0)
        #expect(program.rowCount == 2)
      }
      let program = LiveProgram(.minimise)
      try program.addRow(.free)
      for _ in 0..<2 {
        try program.addColumn(objective: 1, bounds: .free, entries: [], name: "x")
      }
      #expect(throws: ProgramDefect.nameRepeated("x")) { try program.write(.mps, to: path) }
    }
  }

  @Test func `nothing to write, and nowhere to write it`() throws {
    let program = LiveProgram(.minimise)
    #expect(throws: ProgramDefect.nothingToWrite) { try program.write(.lp, to: "never.lp") }
    try program.addRow(.free)
    #expect(throws: ProgramDefect.nothingToWrite) { try program.write(.lp, to: "never.lp") }
    try program.addColumn(objective: 1, bounds: .free, entries: [])
    try withFolder { folder in
      let path = folder.appending(path: "absent/program.lp").path
      #expect(throws: ProgramDefect.fileNotWritten(path: path)) {
        try program.write(.lp, to: path)
      }
      #expect(throws: ProgramDefect.fileNotWritten(path: path)) {
        try program.write(.mps, to: path)
      }
    }
  }
}
