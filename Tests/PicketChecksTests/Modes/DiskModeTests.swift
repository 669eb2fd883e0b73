import PicketChecks
import PicketModel
import Testing

struct DiskModeTests {
  private func names(
    _ path: String, _ bits: UInt32, owner: UInt32 = 1000, group: UInt32 = 1000, links: UInt64 = 1
  ) -> [String] {
    let mode = DiskMode(bits: bits, owner: owner, group: group, linkCount: links)
    let path = BytePath(path)
    return DiskModeChecks(rootOwner: 1000)
      .findings(ofFile: path, mode, NameClasses().nameClass(of: path)).names
  }

  @Test(arguments: [
    ("a.c", 0o644, []), ("a.c", 0o755, []), ("a.c", 0o600, []), ("a.c", 0o664, []),
    ("a.c", 0o666, ["world-writable"]), ("a.c", 0o777, ["world-writable"]),
    ("a.c", 0o602, ["world-writable"]), ("a.c", 0o4755, ["setuid-bit"]),
    ("a.c", 0o2755, ["setuid-bit"]), ("a.c", 0o6777, ["setuid-bit", "world-writable"]),
    (".env", 0o600, []), (".env", 0o400, []), (".env", 0o644, ["readable-env-file"]),
    ("x/.env.local", 0o604, ["readable-env-file"]), (".env.example", 0o644, []),
    ("id_rsa", 0o644, ["readable-credential-file"]), ("id_rsa.pub", 0o644, []),
    ("home/.aws/credentials", 0o644, ["readable-credential-file"]),
    (".claude/settings.json", 0o646, ["world-writable", "writable-policy-file"]),
    (".git/hooks/pre-commit", 0o757, ["world-writable", "writable-policy-file"]),
  ])
  func `judges a file by its mode and name`(path: String, bits: UInt32, expected: [String]) {
    #expect(names(path, bits) == expected)
  }

  @Test func `counts a group only if others are in it`() {
    // What an umask of 002 makes, where each user has a group of their own.
    #expect(names(".husky/pre-commit", 0o775).isEmpty)
    #expect(names(".env", 0o660).isEmpty)
    #expect(names(".husky/pre-commit", 0o775, group: 100) == ["writable-policy-file"])
    #expect(names(".env", 0o640, group: 100) == ["readable-env-file"])
    #expect(names("a.c", 0o664, group: 100).isEmpty)
  }

  @Test func `wonders about files of others`() {
    #expect(
      names(".husky/pre-commit", 0o755, owner: 1001) == ["writable-policy-file foreign-owner"])
    #expect(names(".husky/pre-commit", 0o755, owner: 0).isEmpty)
    #expect(names("notes", 0o644, owner: 1001).isEmpty)
    #expect(names("notes", 0o644, owner: 1001, links: 2) == ["special-file foreign-hard-link"])
    #expect(names("notes", 0o644, links: 2).isEmpty)
  }

  @Test func `tells the mode in octal, and the command that corrects it`() {
    let mode = DiskMode(bits: 0o666, owner: 1, group: 1)
    let found = DiskModeChecks(rootOwner: nil).findings(ofFile: BytePath("it's a file"), mode, nil)
    #expect(found.map(\.detail) == ["mode 666: everybody can write it"])
    #expect(
      found.map(\.advice) == ["Run: chmod go-w -- 'it'\\''s a file'  (it becomes 644)"])
  }

  @Test func `judges directories`() {
    let checks = DiskModeChecks(rootOwner: 1)
    func names(_ bits: UInt32) -> [String] {
      checks.findings(ofDirectory: BytePath("d"), DiskMode(bits: bits, owner: 1, group: 1)).names
    }
    #expect(names(0o755).isEmpty)
    #expect(names(0o2775).isEmpty)
    #expect(names(0o777) == ["world-writable"])
    #expect(names(0o1777) == ["world-writable sticky-directory"])
  }

  @Test(arguments: [
    ("#!/bin/sh\n", ProgramStart.script), ("#![no_std]", .other), ("text", .other), ("", .other),
    ("MZ\u{90}", .binary), ("Make", .other), ("\u{7F}ELF", .binary), ("PK\u{3}\u{4}", .binary),
    ("\u{0}asm", .binary),
    (
      "\u{7F}ELF\u{2}\u{1}\u{1}\(String(repeating: "\0", count: 9))\u{4}\0",
      .coreDump
    ),
    ("\u{7F}ELF\u{2}\u{2}\u{1}\(String(repeating: "\0", count: 9))\0\u{4}", .coreDump),
    ("\u{7F}ELF\u{2}\u{1}\u{1}\(String(repeating: "\0", count: 9))\u{3}\0", .binary),
  ])
  func `tells a program by its first bytes`(start: String, expected: ProgramStart) {
    let bytes = Array(start.utf8)
    #expect(ProgramStart(bytes.span) == expected)
  }
}
