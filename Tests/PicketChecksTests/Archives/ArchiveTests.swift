import PicketChecks
import PicketModel
import Testing

struct ArchiveTests {
  private func found(_ bytes: [UInt8]) -> String? {
    switch EntryChecks.simple.archiveVerdict(ofText: bytes, path: BytePath("a")) {
    case .clean: nil
    case .found(let found): found.detail
    case .notJudged: "not judged"
    }
  }

  @Test(arguments: [
    ("a/b.txt", nil), ("a/..b", nil), ("", nil),
    ("../b", "its entry '../b' leads out with '..'"),
    ("a/../../b", "its entry 'a/../../b' leads out with '..'"),
    ("a\\..\\b", "its entry 'a\\..\\b' leads out with '..'"),
    ("/b", "its entry '/b' is absolute"), ("C:\\b", "its entry 'C:\\b' is absolute"),
  ])
  func `reads the names of archives`(name: String, expected: String?) {
    #expect(found(Archives.zip([("ok", 0o100644), (name, 0o100644)])) == expected)
    #expect(found(Archives.tar([("ok", "0", ""), (name, "0", "")])) == expected)
  }

  @Test func `follows the links of an archive`() {
    let expected = "its entry 'l/x' goes through the symbolic link 'l' of the same archive"
    #expect(found(Archives.zip([("l", 0o120777), ("l/x", 0o100644)])) == expected)
    #expect(found(Archives.tar([("l", "2", "/etc"), ("l/x", "0", "")])) == expected)
    #expect(found(Archives.tar([("l", "2", "/etc"), ("lx", "0", "")])) == nil)
    #expect(
      found(Archives.tar([("h", "1", "../../x")]))
        == "its entry 'h' shares its bytes with '../../x', which leads out with '..'")
  }

  @Test func `reads long names`() {
    let record = "path=../far\n"
    let text = "\(record.utf8.count + 3) " + record
    #expect(
      found(Archives.tar([("PaxHeader", "x", text), ("near", "0", "")]))
        == "its entry '../far' leads out with '..'")
    #expect(
      found(Archives.tar([("././@LongLink", "L", "/far\0"), ("near", "0", "")]))
        == "its entry '/far' is absolute")
  }

  @Test func `finds the list behind a comment and a program`() {
    let archive = Array("#!/bin/sh\n".utf8) + Archives.zip([("../b", 0)], comment: "any text")
    // What begins as a program is none of our archives; its list is read if it begins as one.
    #expect(found(archive) == nil)
    #expect(found(Array(archive.dropFirst(10))) != nil)
  }

  @Test func `ends at what is broken`() {
    let zip = Archives.zip([("a", 0), ("../b", 0)])
    let tar = Archives.tar([("a", "0", "x"), ("../b", "0", "")])
    for bytes in [zip, tar] {
      for count in 0..<bytes.count { _ = found(Array(bytes[..<count])) }
      for index in bytes.indices {
        var changed = bytes
        changed[index] ^= 0xFF
        _ = found(changed)
      }
    }
  }
}

/// Small archives, made by hand.
private enum Archives {
  static func zip(_ entries: [(name: String, mode: Int)], comment: String = "") -> [UInt8] {
    var (files, list): ([UInt8], [UInt8]) = ([], [])
    for (name, mode) in entries {
      let name = Array(name.utf8)
      list += [0x50, 0x4B, 1, 2] + Array(repeating: 0, count: 24) + little(name.count, 2)
      list += Array(repeating: 0, count: 8) + little(mode << 16, 4) + little(files.count, 4) + name
      files += [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 22) + little(name.count, 2)
      files += [0, 0] + name
    }
    let end = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(entries.count, 2) + little(entries.count, 2)
    return files + list + end + little(list.count, 4) + little(files.count, 4)
      + little(comment.utf8.count, 2) + Array(comment.utf8)
  }

  /// Entries of a name, a type and a target, or of what an extra header holds.
  static func tar(_ entries: [(name: String, type: Character, text: String)]) -> [UInt8] {
    entries.flatMap { entry -> [UInt8] in
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, at place: Int) {
        for (index, byte) in text.utf8.enumerated() { header[place + index] = byte }
      }
      let isExtra = ["x", "L", "K"].contains(entry.type)
      let content = isExtra ? Array(entry.text.utf8) : []
      put(entry.name, at: 0)
      put(String(content.count, radix: 8), at: 124)
      put(String(entry.type), at: 156)
      if !isExtra { put(entry.text, at: 157) }
      put("ustar", at: 257)
      let padding = (512 - content.count % 512) % 512
      return header + content + Array(repeating: 0, count: padding)
    } + [UInt8](repeating: 0, count: 1024)
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
