package import Domain
import Exchange

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
    do throws(BundleProblems) {
      return try PlanFile.read(contentsOf: path)
    } catch {
      throw Failure(error)
    }
  }

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
  package static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    do throws(AtomicFile.Failure) {
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw Failure(.file, ["\(error)"])
    }
  }
}
