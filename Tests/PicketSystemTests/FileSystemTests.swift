import Foundation
import PicketSystem
import PicketTestSupport
import Testing

struct FileSystemTests {
  private let fileSystem = FileSystem()

  private func entries(_ directory: Directory) throws -> [String: DirectoryReader.EntryKind] {
    let reader = DirectoryReader()
    var entries: [String: DirectoryReader.EntryKind] = [:]
    try fileSystem.begin(reader, in: directory)
    while try fileSystem.advance(reader) {
      entries[String(decoding: reader.name, as: UTF8.self)] = reader.kind
    }
    return entries
  }

  @Test func `lists every entry with its kind`() throws {
    let directory = TemporaryDirectory()
    try directory.write("", to: "file")
    try directory.makeDirectory("directory")
    try directory.makePipe("pipe")
    try directory.makeLink("link", to: "directory")
    let found = try entries(fileSystem.openDirectory(directory.path))
    let expected: [String: DirectoryReader.EntryKind] = [
      "file": .file, "directory": .directory, "pipe": .special, "link": .link,
    ]
    // A file system may leave the kind to the status.
    for (name, kind) in expected { #expect([kind, .unknown].contains(found[name])) }
    #expect(found.count == 4)
  }

  @Test func `lists more entries than one call of the system gives`() throws {
    let directory = TemporaryDirectory()
    let names = (0..<3_000).map { "\($0)-" + String(repeating: "n", count: 40) }
    for name in names { try directory.write([], toName: Array(name.utf8)) }
    let open = try fileSystem.openDirectory(directory.path)
    #expect(try Set(entries(open).keys) == Set(names))
    let empty = TemporaryDirectory()
    #expect(try entries(fileSystem.openDirectory(empty.path)).isEmpty)
  }

  @Test func `follows no link below a directory`() throws {
    let directory = TemporaryDirectory()
    try directory.write("x", to: "file")
    try directory.makeLink("link", to: "file")
    let open = try fileSystem.openDirectory(directory.path)
    #expect(try fileSystem.status(of: Array("link".utf8), in: open).kind == .link)
    #expect {
      _ = try fileSystem.open(Array("link".utf8), in: open, as: .file)
    } throws: { ($0 as? SystemError)?.isLink == true }
    let followed = try fileSystem.open(directory.path(of: "link"), as: .file)
    #expect(try fileSystem.contents(of: followed, limit: 1 << 20) == Array("x".utf8))
  }

  @Test func `tells what is missing from what is refused`() throws {
    let directory = TemporaryDirectory()
    try directory.write("x", to: "file")
    for path in ["none", "file/none"] {
      #expect {
        _ = try fileSystem.open(directory.path(of: path), as: .file)
      } throws: { ($0 as? SystemError)?.isMissing == true }
    }
    #expect {
      _ = try fileSystem.open([UInt8](repeating: 0x61, count: 5_000), as: .file)
    } throws: { ($0 as? SystemError)?.isMissing == false }
  }

  @Test(arguments: [0, 1, 4_095, 4_096, 4_097, 10_000, 100_000])
  func `reads files of any size`(count: Int) throws {
    let directory = TemporaryDirectory()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try directory.write(bytes, to: "file")
    let file = try fileSystem.open(directory.path(of: "file"), as: .file)
    #expect(try fileSystem.contents(of: file, limit: 1 << 20) == bytes)
    var buffer = [UInt8](repeating: 0xEE, count: 20)
    let read = try fileSystem.read(file, from: max(0, count - 3), into: &buffer, at: 5..<15)
    #expect(read == min(3, count))
    #expect(buffer[..<5].allSatisfy { $0 == 0xEE } && buffer[15...].allSatisfy { $0 == 0xEE })
    #expect(try fileSystem.read(file, from: count, into: &buffer, at: 0..<20) == 0)
  }

  @Test(arguments: ["/dev/zero", "/proc/self/maps"])
  func `refuses a file beyond the limit, whatever its size says`(path: String) throws {
    let file = try fileSystem.open(Array(path.utf8), as: .file)
    #expect(throws: SystemError("read", number: 27)) {  // EFBIG
      _ = try fileSystem.contents(of: file, limit: 100)
    }
  }

  @Test func `reads a file of the system that claims to be empty`() throws {
    let file = try fileSystem.open(Array("/proc/self/maps".utf8), as: .file)
    #expect(try fileSystem.status(of: file).size == 0)
    #expect(try fileSystem.contents(of: file, limit: 1 << 20).count > 4_096)
  }

  @Test func `sees that a file has changed`() throws {
    let directory = TemporaryDirectory()
    try directory.write("one", to: "file")
    let file = try fileSystem.open(directory.path(of: "file"), as: .file)
    let before = try fileSystem.status(of: file)
    #expect(try fileSystem.status(of: file) == before)
    try FileHandle(forWritingTo: directory.url.appendingPathComponent("file"))
      .write(contentsOf: Data("three".utf8))
    #expect(try fileSystem.status(of: file) != before)
  }

  @Test func `finds the path without links and dots`() throws {
    let directory = TemporaryDirectory()
    try directory.makeDirectory("a/b")
    try directory.makeLink("link", to: "a")
    #expect(
      try fileSystem.realPath(directory.path(of: "link/../link/./b/")) == directory.path(of: "a/b"))
  }

  @Test func `fails the one call that it is told to`() throws {
    let directory = TemporaryDirectory()
    try directory.write("x", to: "file")
    for failing in 0..<5 {
      let faults = FaultInjector(failing: failing, number: EIO)
      let fileSystem = FileSystem(faults: faults)
      var failures = 0
      for _ in 0..<4 {
        do throws(SystemError) {
          _ = try fileSystem.status(of: directory.path(of: "file"))
        } catch {
          #expect(error == SystemError("stat", number: EIO))
          failures += 1
        }
      }
      #expect(failures == (failing < 4 ? 1 : 0))
      #expect(faults.callCount == 4)
    }
  }
}
