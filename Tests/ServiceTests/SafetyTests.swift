import Crypto
import CryptoExtras
import Foundation
import Testing

@testable import Service

struct SafetyTests {
  @Test func `codes are those of RFC 6238`() {
    // Appendix B, the last six of eight digits.
    let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    let cases: [(Double, String)] = [
      (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
      (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ]
    for (time, code) in cases {
      let step = OneTimeCode.step(Date(timeIntervalSince1970: time))
      #expect(OneTimeCode.code(secret, step: step) == code)
    }
  }

  @Test func `scrypt is that of RFC 7914`() throws {
    // Section 12, the second vector.
    let key = try KDF.Scrypt.deriveKey(
      from: Data("password".utf8), salt: Data("NaCl".utf8), outputByteCount: 64, rounds: 1024,
      blockSize: 8, parallelism: 16)
    let hexadecimal = key.withUnsafeBytes { $0.map { String(format: "%02x", $0) }.joined() }
    #expect(
      hexadecimal.hasPrefix("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"))
  }

  @Test func `a password is told from others, and kept another way each time`() throws {
    let cost = Password.Cost(rounds: 16, parallelism: 1)
    let one = try Password.derived("four plain words here", cost: cost)
    let other = try Password.derived("four plain words here", cost: cost)
    #expect(one != other)
    #expect(Password.isRight("four plain words here", one))
    #expect(!Password.isRight("four plain words her", one))
    #expect(!Password.isRight("", one) && !Password.isRight("x", "scrypt$none"))
  }

  @Test(arguments: ["", "short", "aaaaaaaaaaaaaaaa", "ana and the others"])
  func `a weak password is refused with its reason`(password: String) {
    #expect(Password.problem(password, name: "ana")?.isEmpty == false)
  }

  @Test func `base 64 of addresses reads what it writes`() {
    for length in 0..<50 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      let text = Base64URL.text(bytes)
      #expect(Base64URL.bytes(text) == bytes)
      #expect(text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    }
    #expect(Base64URL.bytes("a+b") == nil)
  }

  @Test func `a bucket fills at its rate`() {
    let limits = RateLimits(perMinute: 2)
    let start = Date(timeIntervalSince1970: 0)
    #expect(limits.wait("a", now: start) == nil && limits.wait("a", now: start) == nil)
    #expect(limits.wait("a", now: start) == 30)
    #expect(limits.wait("b", now: start) == nil)
    #expect(limits.wait("a", now: start.addingTimeInterval(30)) == nil)
    #expect(limits.wait("a", now: start.addingTimeInterval(31)) != nil)
  }

  @Test func `answers of forms are read as browsers write them`() throws {
    let answers = try #require(Answers("a=1+2&b=%C3%B1%0Ax&a=3&c&=d"))
    #expect(answers["a"] == "1 2" && answers["b"] == "ñ\nx" && answers["c"] == nil)
    #expect(Answers("a=%FF") == nil && Answers("a=%zz") == nil)
  }

  @Test func `a key that others can read, or that is short, is refused`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "key").path
    let drawn = try ServerSecret.bytes(environment: nil, file: path, mayCreate: true)
    #expect(drawn.count >= Secret.length)
    #expect(try ServerSecret.bytes(environment: nil, file: path, mayCreate: false) == drawn)
    try FileManager.default.setAttributes(
      [.posixPermissions: NSNumber(value: 0o644)], ofItemAtPath: path)
    #expect(throws: ServerSecret.Problem.self) {
      try ServerSecret.bytes(environment: nil, file: path, mayCreate: true)
    }
    // systemd gives one service a file that its group seems to read.
    try FileManager.default.setAttributes(
      [.posixPermissions: NSNumber(value: 0o440)], ofItemAtPath: path)
    #expect(
      try ServerSecret.bytes(
        environment: nil, file: path, mayCreate: false, credentials: folder.path) == drawn)
    #expect(throws: ServerSecret.Problem.self) {
      try ServerSecret.bytes(environment: nil, file: path, mayCreate: false, credentials: "/run")
    }
    #expect(throws: ServerSecret.Problem.self) {
      try ServerSecret.bytes(environment: "short", file: path, mayCreate: true)
    }
  }
}
