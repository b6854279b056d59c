package import Domain
import Foundation

extension RobustnessPart {
  /// Reads the parts of one study of a plan, and checks that they are all of it.
  ///
  /// - Returns: the parts in order of shard.
  /// - Throws: `Failure` that names the file that is not there, is no part, is of another study, or
  ///   the shards that are missing.
  package static func read(
    contentsOf paths: [String], plan: Plan, of source: Source
  ) throws(Failure) -> [RobustnessPart] {
    var parts: [RobustnessPart] = []
    var files: [Int: String] = [:]
    for path in paths {
      let part = try read(contentsOf: path)
      guard part.input == source.sha256, part.partnerships == parties(of: plan) else {
        throw Failure(
          .conflict,
          [
            "\(path): This part was made from other data or another plan."
              + " Give the bundle and the plan that it was made from."
          ])
      }
      if let first = parts.first, part.study != first.study || part.shard.count != first.shard.count
      {
        throw Failure(
          .conflict,
          [
            "\(path): This part is of another study than \(paths[0]) (\(part.words), there"
              + " \(first.words)). Give the parts of one study."
          ])
      }
      if let other = files.updateValue(path, forKey: part.shard.number) {
        throw Failure(
          .conflict,
          ["\(path): \(other) is shard \(part.shard.number) as well. Give each shard once."])
      }
      parts.append(part)
    }
    guard let count = parts.first?.shard.count else {
      throw Failure(.notFound, ["There is no part to merge. Give the files of all shards."])
    }
    let missing = (1...count).filter { files[$0] == nil }
    guard missing.isEmpty else {
      throw Failure(
        .notFound,
        [
          "\(Phrase.grouped(missing.count)) of \(Phrase.count(count, "shard")) is missing:"
            + " \(Phrase.list(missing.prefix(20).map(String.init)))"
            + (missing.count > 20 ? ", …" : "") + ". Give the files of all shards."
        ])
    }
    return parts.sorted { $0.shard.number < $1.shard.number }
  }

  private var words: String {
    let admissible = study.admissible.spread.map { "spread \(Phrase.decimal($0, 3))" }
    return "\(Phrase.count(study.samples, "sample")), seed \(study.seed),"
      + " \(admissible ?? "all weights"), \(Phrase.count(shard.count, "shard"))"
  }

  private static func read(contentsOf path: String) throws(Failure) -> RobustnessPart {
    let cure = "Give a file that `tandem robustness --shard` wrote."
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path))
    } catch CocoaError.fileReadNoSuchFile {
      throw Failure(.notFound, ["There is no file \(path). \(cure)"])
    } catch {
      throw Failure(.file, ["\(path) could not be read. \(cure)"])
    }
    struct Head: Decodable { var schema: String? }
    let schema = try? JSONDecoder().decode(Head.self, from: bytes).schema
    guard schema == Self.schema else {
      let found = schema.map { "Its schema is \"\($0)\", not" } ?? "It is no JSON with the schema"
      throw Failure(.badInput, ["\(path): \(found) \"\(Self.schema)\". \(cure)"])
    }
    do {
      let part = try JSONDecoder().decode(RobustnessPart.self, from: bytes)
      try part.check(path)
      return part
    } catch let failure as Failure {
      throw failure
    } catch {
      let context: DecodingError.Context? =
        switch error as? DecodingError {
        case .keyNotFound(let key, let context):
          .init(codingPath: context.codingPath + [key], debugDescription: "")
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
          .dataCorrupted(let context):
          context
        default: nil
        }
      let place = (context?.codingPath ?? []).map(\.stringValue).joined(separator: ".")
      throw Failure(
        .badInput,
        ["\(path): \(place.isEmpty ? "The text" : place) is not as it was written. \(cure)"])
    }
  }

  /// Refuses numbers that no run writes, which would be counted without a word.
  private func check(_ path: String) throws(Failure) {
    let criteria = CriteriaWeights.Key.all.indices
    let verdicts = samples.compactMap(\.verdict) + [declared].compactMap(\.self)
    let isWhole =
      shard.count > 0 && (1...max(1, shard.count)).contains(shard.number) && study.samples > 0
      && (study.admissible.spread.map { 0...1 ~= $0 } ?? true)
      && samples.map(\.number) == (1...max(1, study.samples)).filter(shard.takes)
      && ranges.map(\.criterion) == criteria.filter { shard.takes($0 + 1) }
      && verdicts.allSatisfy {
        ($0.parted + $0.reguided).allSatisfy(partnerships.indices.contains)
      }
    guard isWhole else {
      throw Failure(
        .badInput,
        [
          "\(path): Its samples and criteria are not those of shard"
            + " \(shard.number)/\(shard.count). Make this part again."
        ])
    }
  }
}
