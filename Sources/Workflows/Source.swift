package import Domain
import Exchange
import Foundation

/// A round as it was read: the bundle, its fingerprint, and what the reading left out.
package struct Source: Sendable {
  package let bundle: RegistryBundle
  /// Of the canonical bundle, in lower-case hexadecimal.
  package let sha256: String
  /// What was left out, in words; nothing that changes a match.
  package let warnings: [String]

  /// Reads a bundle folder or a bundle in one `.json` file.
  ///
  /// - Throws: `Failure` with every problem of every file.
  package init(contentsOf path: String) throws(Failure) {
    do throws(BundleProblems) {
      self.init(try BundleReader.read(contentsOf: path))
    } catch {
      throw Failure(error)
    }
  }

  /// Reads a bundle in JSON; `name` is what its problems call it.
  package init(json: [UInt8], name: String) throws(Failure) {
    do throws(BundleProblems) {
      self.init(try BundleReader.read(json: json, name: name))
    } catch {
      throw Failure(error)
    }
  }

  /// Refuses a plan that was made from other data.
  func requireOrigin(of plan: Plan) throws(Failure) {
    guard plan.input.sha256 != sha256 else { return }
    throw Failure(
      .conflict,
      [
        "The plan was made from other data than this bundle (input"
          + " \(plan.input.sha256.prefix(12)), bundle \(sha256.prefix(12)))."
          + " Give the bundle that it was made from, or match again."
      ])
  }

  /// The round as if some of its facilitators and districts had left.
  ///
  /// - Throws: `Failure.notFound` for an id that nobody has.
  package func without(_ ids: [String]) throws(Failure) -> Source {
    var bundle = bundle
    for id in ids {
      if let place = bundle.facilitators.firstIndex(where: { $0.id.rawValue == id }) {
        bundle.facilitators[place].isAvailable = false
        bundle.facilitators[place].minimum = 0
      } else if let place = bundle.districts.firstIndex(where: { $0.id.rawValue == id }) {
        bundle.districts[place].consents = false
      } else {
        throw Failure(
          .notFound, ["There is no facilitator or district \(id) in this bundle. Give an id."])
      }
    }
    return ids.isEmpty ? self : Source(bundle)
  }

  /// A round that is in memory already.
  package init(_ bundle: RegistryBundle) { self.init((bundle, [])) }

  private init(_ read: (bundle: RegistryBundle, warnings: [Problem])) {
    bundle = read.bundle
    sha256 = CanonicalForm.sha256(of: read.bundle)
    warnings = read.warnings.map { "\($0)" }
  }
}

/// Plans as files.
package enum PlanDocument {
  /// Reads a plan from a file.
  ///
  /// - Throws: `Failure` if there is none or it is not a plan.
  package static func read(contentsOf path: String) throws(Failure) -> Plan {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.notFound, ["There is no file \(path). \(cure)"])
    }
    guard !isFolder.boolValue else {
      throw Failure(.badInput, ["\(path): This is a folder, not a plan. \(cure)"])
    }
    do throws(BundleProblems) {
      return try PlanFile.read(contentsOf: path)
    } catch {
      throw Failure(error)
    }
  }

  private static let cure = "Give a plan, as `tandem match SOURCE --json` prints it."

  /// Reads a plan from JSON; `name` is what its problems call it.
  package static func read(json: [UInt8], name: String) throws(Failure) -> Plan {
    do throws(BundleProblems) {
      return try PlanFile.decode(json, name: name)
    } catch {
      throw Failure(error)
    }
  }
}

/// Files as output, whole or not at all.
package enum OutputFile {
  /// Looks whether `path` can be written at all, before there is anything to write.
  ///
  /// - Throws: `Failure.file` if it is a folder, or in none that exists.
  package static func check(_ path: String) throws(Failure) {
    var isFolder: ObjCBool = false
    let files = FileManager.default
    if files.fileExists(atPath: path, isDirectory: &isFolder) {
      guard !isFolder.boolValue else {
        throw Failure(.file, ["\(path) is a folder. Name the file in it that is to be written."])
      }
      return
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard files.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure(
        .file, ["There is no folder \(folder) to write \(path) to. Create it, or choose another."])
    }
  }

  /// What stands at `path` already, with its name; nothing if there is no file.
  package static func present(_ path: String) throws(Failure) -> (name: String, bytes: [UInt8])? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.file, ["\(path) is there and could not be read. Choose another file."])
    }
    return (path, [UInt8](data))
  }

  package static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    do throws(AtomicFile.Failure) {
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw Failure(.file, ["\(error)"])
    }
  }
}
