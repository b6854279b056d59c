import Foundation
import TestSupport

/// The files of a bundle, in which a test changes one thing.
struct BundleText {
  /// The bytes of each file by name.
  var files: [String: Data] = [:]

  /// Four districts of two common needs that fit in pairs, one that fits nobody, one that does not
  /// take part, and a facilitator for each pair.
  static let small: BundleText = {
    var bundle = BundleText()
    bundle["districts.csv"] = """
      id,name,county,latitude,longitude,locale,enrollment,grades,pct_el,needs,offers,readiness,consent
      0600001,Alder Unified,Fresno,36.74,-119.78,21,12000,KG-12,22,math:5;ela:3,early_literacy:4,0.8,yes
      0600002,Birch Unified,Madera,36.96,-120.06,31,9000,KG-12,28,math:4;chronic_absence:2,math:2,0.7,yes
      0600003,Cedar Elementary,Tulare,36.33,-119.29,32,4000,KG-8,35,english_learners:5;math:2,ela:4,0.9,yes
      0600004,Dogwood Union,Kings,36.33,-119.65,41,2500,KG-8,31,english_learners:4;ela:2,,0.6,yes
      0600005,Elm Unified,Fresno,36.60,-119.45,41,1500,KG-12,18,science:3,,0.5,yes
      0600006,Fir Unified,Fresno,36.80,-119.70,21,8000,KG-12,20,math:4,,0.7,no

      """
    bundle["facilitators.csv"] = """
      id,name,latitude,longitude,regions,capacity,minimum,expertise,locales
      F1,Faye Stone,36.75,-119.77,Fresno;Madera,2,0,math:5;english_learners:3,suburb;town
      F2,Gil Reyes,36.21,-119.35,Tulare;Kings,2,0,english_learners:5;ela:4,town;rural

      """
    bundle["relationships.csv"] = """
      from,to,kind,since
      0600001,0600002,worked_together,2021
      F2,0600003,trained,2022

      """
    bundle["locks.csv"] = """
      kind,members,facilitator
      apart,0600001;0600003,

      """
    bundle["round.yaml"] = """
      name: Valley pilot
      school_year: 2026-27
      policy:
        version: v1
        weights:
          common_need: 0.3

      """
    return bundle
  }()

  /// The file as text.
  subscript(name: String) -> String {
    get { files[name].map { String(decoding: $0, as: UTF8.self) } ?? "" }
    set { files[name] = Data(newValue.utf8) }
  }

  func replacing(_ old: String, in name: String, with new: String) -> BundleText {
    var bundle = self
    bundle[name] = self[name].replacing(old, with: new)
    return bundle
  }

  func setting(_ name: String, to text: String) -> BundleText {
    var bundle = self
    bundle[name] = text
    return bundle
  }

  func setting(_ name: String, to bytes: Data) -> BundleText {
    var bundle = self
    bundle.files[name] = bytes
    return bundle
  }

  /// Districts with several needs each and few facilitators with room for many: a round in which
  /// every facilitator is wanted by many partnerships, so that the proof takes its time.
  static func crowded(districts: Int, seed: UInt64) -> BundleText {
    var random = SplitMix64(seed: seed)
    let topics = [
      "math", "ela", "science", "assessment", "graduation", "data_use", "technology",
      "family_engagement", "early_literacy", "english_learners",
    ]
    func place() -> String {
      let latitude = Int.random(in: 3500...3900, using: &random)
      let longitude = Int.random(in: 11800...12100, using: &random)
      return "\(Double(latitude) / 100),-\(Double(longitude) / 100)"
    }
    func ratings(_ count: Int) -> String {
      topics.shuffled(using: &random).prefix(count)
        .map { "\($0):\(Int.random(in: 1...5, using: &random))" }.joined(separator: ";")
    }
    var bundle = BundleText()
    bundle["districts.csv"] =
      "id,name,latitude,longitude,enrollment,needs,offers,readiness,capacity,consent\n"
      + (1...districts).map { number in
        "\(1_000_000 + number),District \(number),\(place()),"
          + "\(Int.random(in: 300...90_000, using: &random)),\(ratings(5)),\(ratings(3)),"
          + "0.\(Int.random(in: 10...99, using: &random)),"
          + "\(Int.random(in: 1...3, using: &random)),yes\n"
      }.joined()
    bundle["facilitators.csv"] =
      "id,name,latitude,longitude,capacity,expertise,virtual\n"
      + (1...max(2, districts / 8)).map { number in
        "F\(number),Facilitator \(number),\(place()),\(Int.random(in: 3...9, using: &random)),"
          + "\(ratings(4)),1\n"
      }.joined()
    return bundle
  }
}
