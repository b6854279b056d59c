import Domain
import Exchange
import Foundation
import Testing

/// A small, sound bundle as texts, in which a test changes one thing.
struct BundleFixture {
  /// The bytes of each file by name.
  var files: [String: [UInt8]] = [:]

  static let sound: BundleFixture = {
    var fixture = BundleFixture()
    fixture["districts.csv"] = """
      id,name,latitude,longitude,needs,consent
      0600001,Alder,36.7,-119.7,math:4;ela:2,yes
      0600002,Birch,36.9,-119.9,math:3@grade 8,yes
      0600003,Cedar,37.1,-120.1,chronic_absence:5,no

      """
    fixture["facilitators.csv"] = """
      id,name,capacity,expertise,regions
      F1,Faye,2,math:5,North
      F2,Fred,0,,

      """
    fixture["relationships.csv"] = """
      from,to,kind,since
      0600001,0600002,worked_together,2021
      F1,0600003,trained,

      """
    fixture["locks.csv"] = """
      kind,members,facilitator
      apart,0600001;0600003,

      """
    fixture["round.yaml"] = """
      name: Pilot
      goal: value
      policy:
        version: v1

      """
    return fixture
  }()

  /// The file as text.
  subscript(name: String) -> String? {
    get { files[name].map { String(decoding: $0, as: UTF8.self) } }
    set { files[name] = newValue.map { Array($0.utf8) } }
  }

  func replacing(_ name: String, with text: String?) -> BundleFixture {
    var fixture = self
    fixture[name] = text
    return fixture
  }

  /// The bundle with a district on line 2 that has `value` in `column`.
  ///
  /// Three sound districts follow it, so that ids have something to be compared with.
  static func district(_ column: String, _ value: String) -> BundleFixture {
    let defaults = [("id", "0600009"), ("name", "Elm"), ("consent", "yes")]
    let cells = defaults.filter { $0.0 != column } + [(column, value)]
    let columns = cells.map(\.0).joined(separator: ",")
    let others = (1...3).map { number in
      cells.map { column, _ in
        column == "id"
          ? "060000\(number)" : column == "name" ? "N" : column == "consent" ? "no" : ""
      }.joined(separator: ",")
    }
    let quoted = cells.map { "\"\($0.1.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    var fixture = BundleFixture()
    fixture["districts.csv"] = ([columns, quoted] + others).joined(separator: "\n") + "\n"
    return fixture
  }

  /// The sound bundle with a facilitator on line 2 that has `value` in `column`.
  static func facilitator(_ column: String, _ value: String) -> BundleFixture {
    let defaults = [("id", "F9"), ("name", "Finn"), ("capacity", "2")]
    let cells = defaults.filter { $0.0 != column } + [(column, value)]
    var fixture = sound
    fixture["relationships.csv"] = nil
    fixture["facilitators.csv"] =
      cells.map(\.0).joined(separator: ",") + "\n"
      + cells.map { "\"\($0.1)\"" }.joined(separator: ",") + "\n"
    return fixture
  }

  /// Hands the path of a folder with the files to `body`, and removes it afterwards.
  func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    try TemporaryFolder.with { folder in
      for (name, bytes) in files {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      return try body(folder)
    }
  }

  func read() throws -> (bundle: RegistryBundle, warnings: [Problem]) {
    try inFolder { try BundleReader.read(contentsOf: $0) }
  }

  /// What the reader says is wrong, one line for each problem; empty if the bundle is sound.
  func complaints() throws -> [String] {
    do {
      _ = try read()
      return []
    } catch let error as BundleProblems {
      return error.problems.map(\.description)
    }
  }
}

enum TemporaryFolder {
  /// Hands the path of an empty folder to `body`, and removes it afterwards.
  static func with<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("exchange-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }
}

/// What the reader says about a JSON bundle, one line for each problem.
func complaints(json: String) -> [String] {
  do {
    _ = try BundleReader.read(json: Array(json.utf8), name: "bundle.json")
    return []
  } catch {
    return error.problems.map(\.description)
  }
}
