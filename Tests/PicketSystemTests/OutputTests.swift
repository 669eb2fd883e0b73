import Foundation
import PicketSystem
import PicketTestSupport
import Testing

struct OutputTests {
  private func names(_ directory: TemporaryDirectory) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.url.path).sorted()
  }

  @Test func `writes a file whole, in place of what was there`() throws {
    let directory = TemporaryDirectory()
    for text in ["first, and longer", "second", ""] {
      try Output.write(Array(text.utf8), toFile: directory.path(of: "report"))
      let file = directory.url.appendingPathComponent("report")
      #expect(try String(contentsOf: file, encoding: .utf8) == text)
      #expect(try names(directory) == ["report"])
    }
  }

  @Test func `leaves nothing behind where it cannot write`() throws {
    let directory = TemporaryDirectory()
    try directory.makeDirectory("taken")
    for path in ["taken", "none/report"] {
      #expect(throws: SystemError.self) {
        try Output.write([1], toFile: directory.path(of: path))
      }
    }
    #expect(try names(directory) == ["taken"])
  }

  @Test func `writes to what is no file as it is`() throws {
    try Output.write([1, 2], toFile: Array("/dev/null".utf8))
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
    #expect {
      try Output.write([1], toFile: Array("/dev/full".utf8))
    } throws: { ($0 as? SystemError)?.number == ENOSPC }
  }

  @Test func `knows the machine that it runs on`() {
    #expect(PicketSystem.Process.processorCount >= 1)
    #expect((2024...2200).contains(PicketSystem.Process.today.year))
    #expect(PicketSystem.Process.environment("PATH")?.isEmpty == false)
    #expect(PicketSystem.Process.environment("PICKET_IS_NOT_SET") == nil)
  }
}
