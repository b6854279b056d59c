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

/// A library that computes: optimised in debug builds too, which keeps its checks and makes the tests
/// that hold it against brute force several times as fast.
func computing(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies,
    swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))])
}

/// The tests of one module, `Tests/<name>Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], swiftSettings: strict)
}

let package = Package(
  name: "tandem",
  products: [
    .executable(name: "tandem", targets: ["tandem"]),
    .executable(name: "tandem-server", targets: ["tandem-server"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
  ],
  targets: [
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    computing("Domain"),
    library("Exchange", ["Domain", "CNettle", "Yams"]),
    library("Access", ["Domain"]),
    library(
      "Storage",
      ["Access", "CNettle", "Domain", .product(name: "GRDB", package: "GRDB.swift")]),
    computing("Scoring", ["Domain"]),
    computing("LinearPrograms", ["CGLPK"]),
    computing("Assignment", ["LinearPrograms"]),
    library("Drafting", ["Domain"]),
    library("Research", ["Domain", "LinearPrograms", "Scoring"]),
    computing("Verification", ["Domain"]),
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
      name: "Service",
      dependencies: [
        "Access", "Assignment", "Domain", "Drafting", "Exchange", "Storage", "Workflows",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      // Compiled in, so that an installed binary needs no folder beside it.
      resources: [
        .embedInCode("Resources/frame.mustache"),
        .embedInCode("Resources/blocks.mustache"),
        .embedInCode("Resources/form.mustache"),
        .embedInCode("Resources/tree.mustache"),
        .embedInCode("Resources/tandem.css"),
        .embedInCode("Resources/tandem.js"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "tandem-server",
      dependencies: [
        "Access", "Service", "Storage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"),
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
    tests(
      "Service",
      [
        "Access", "Domain", "Service", "Storage", "Workflows",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
