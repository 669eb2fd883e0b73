/// What the first bytes of a file say about running it.
package enum ProgramStart: Hashable, Sendable {
  /// `#!` and the path of an interpreter.
  case script
  /// A program, an archive of one, or something else that a system can run.
  case binary
  /// The dump of a process that ended badly.
  case coreDump
  case other

  /// The number of bytes of a file that tell what it is.
  package static let length = 20

  /// Judges the first bytes of a file.
  package init(_ start: Span<UInt8>) {
    self = .other
    guard start.count >= 2 else { return }
    if start[0] == UInt8(ascii: "#"), start[1] == UInt8(ascii: "!") {
      // A Rust attribute begins in the same way.
      if start.count < 3 || start[2] != UInt8(ascii: "[") { self = .script }
      return
    }
    // No text that people write begins with one of these.
    let isBinary =
      start[0] < 0x09 || start[0] >= 0x7F || start[0] == UInt8(ascii: "M")
      || start[0] == UInt8(ascii: "P")
    if isBinary { self = Self.ofBinary(start) }
  }

  private static func ofBinary(_ start: Span<UInt8>) -> ProgramStart {
    func begins(_ bytes: [UInt8]) -> Bool {
      start.count >= bytes.count && bytes.indices.allSatisfy { start[$0] == bytes[$0] }
    }
    if begins([0x7F, 0x45, 0x4C, 0x46]) {
      guard start.count >= 18 else { return .binary }
      // Byte 5 tells which byte of a number comes first.
      return start[start[5] == 2 ? 17 : 16] == 4 ? .coreDump : .binary
    }
    let isKnown = signatures.contains(where: begins)
    // Text in no encoding of ours is no program; bytes below a tab are hardly text.
    return isKnown || start[0] < 0x09 ? .binary : .other
  }

  private static let signatures: [[UInt8]] = [
    Array("MZ".utf8), [0x50, 0x4B, 0x03, 0x04],
    // Mach-O of both sizes and orders; the last is Java's too.
    [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE],
    [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE],
  ]
}
