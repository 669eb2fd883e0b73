import Foundation
import PicketSystem
import Testing

/// A child is fed, read and waited for, whatever it does.
struct ChildProcessTests {
  private func run(
    _ script: String, input: [[UInt8]] = [], environment: [String] = []
  ) throws -> (output: [UInt8], status: Int32, complaint: String) {
    var pieces = input[...]
    let child = try ChildProcess(
      Array("/bin/sh".utf8), arguments: ["sh", "-c", script].map { Array($0.utf8) },
      environment: environment.map { Array($0.utf8) }
    ) { pieces.popFirst() }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 10_000)
    while true {
      let count = try child.read(into: &buffer, at: 0..<buffer.count)
      if count == 0 { break }
      output += buffer[..<count]
    }
    let status = try child.wait()
    return (output, status, String(decoding: child.complaint, as: UTF8.self))
  }

  @Test(.timeLimit(.minutes(1)))
  func `neither side waits for the other`() throws {
    let piece = [UInt8](repeating: 7, count: 300_000)
    let (output, status, complaint) = try run(
      "tee /dev/stderr", input: Array(repeating: piece, count: 20))
    #expect(output.count == 6_000_000)
    #expect(output.allSatisfy { $0 == 7 })
    #expect(status == 0)
    #expect(complaint.utf8.count == 16 << 10)
  }

  @Test(.timeLimit(.minutes(1)))
  func `ends where the child reads nothing`() throws {
    let (output, status, _) = try run(
      "exec <&-; echo done",
      input: Array(repeating: [UInt8](repeating: 7, count: 100_000), count: 9))
    #expect(output == Array("done\n".utf8))
    #expect(status == 0)
  }

  @Test(arguments: [("exit 3", 3), ("kill -9 $$", -9), ("kill -13 $$", -13), ("true", 0)])
  func `tells how the child ended`(script: String, status: Int32) throws {
    #expect(try run(script).status == status)
  }

  @Test func `gives the child its environment, its descriptors and no more`() throws {
    let (output, _, _) = try run(
      "echo $A $B; ls /proc/self/fd", environment: ["A=1", "PATH=/usr/bin:/bin"])
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "1")
    // Others than ours may have been open, and inheritable, before the test began; pipes are not.
    let before = (3..<20).filter { fcntl(Int32($0), F_GETFD) == 0 }.map(String.init)
    #expect(
      Set(lines.dropFirst().map(String.init)).intersection(["4", "5", "6", "7"])
        .subtracting(before) == [])
  }

  @Test func `refuses what is no program`() {
    #expect(throws: SystemError.self) {
      try ChildProcess(Array("/nowhere".utf8), arguments: [], environment: []) { nil }
    }
  }
}
