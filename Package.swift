// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library of ours: `Sources/<name>`, strict settings, and the modules that it may import.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module, `Tests/<name>Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], swiftSettings: strict)
}

let package = Package(
  name: "tandem",
  products: [.executable(name: "tandem", targets: ["tandem"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    library("Domain"),
    library("Exchange", ["Domain", "CNettle", "Yams"]),
    library("Access", ["Domain"]),
    library(
      "Storage",
      ["Access", "CNettle", "Domain", .product(name: "GRDB", package: "GRDB.swift")]),
    library("Scoring", ["Domain"]),
    library("LinearPrograms", ["CGLPK"]),
    library("Assignment", ["LinearPrograms"]),
    library("Drafting", ["Domain"]),
    library("Research", ["Domain", "LinearPrograms", "Scoring"]),
    library("Verification", ["Domain"]),
    library(
      "Workflows",
      [
        "Access", "Domain", "Exchange", "Scoring", "Storage", "Assignment", "Drafting",
        "LinearPrograms", "Research",
        "Verification",
      ]),
    .executableTarget(
      name: "tandem",
      dependencies: [
        "Access", "Assignment", "Domain", "Drafting", "Storage", "Verification", "Workflows",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Domain"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("Domain", ["Domain"]),
    tests("Exchange", ["Exchange", "Domain"]),
    tests("Access", ["Access", "Domain"]),
    tests(
      "Storage", ["Access", "Storage", "Domain", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("Scoring", ["Scoring", "Domain"]),
    tests("LinearPrograms", ["LinearPrograms"]),
    tests("Assignment", ["Assignment", "LinearPrograms"]),
    tests("Drafting", ["Drafting", "Domain"]),
    tests("Research", ["Research", "Domain", "Exchange"]),
    tests("Verification", ["Verification", "Domain"]),
    tests(
      "Workflows",
      [
        "Access", "Workflows", "Domain", "Exchange", "Scoring", "Storage", "Assignment", "Drafting",
        "Verification",
      ]),
    tests("Scenario", ["Workflows", "Domain", "Drafting", "Exchange"]),
    tests("Command", ["tandem"]),
  ],
  swiftLanguageModes: [.v6]
)
