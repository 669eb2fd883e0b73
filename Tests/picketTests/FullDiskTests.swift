import Foundation
import PicketTestSupport
import Testing

/// Where nothing more can be written, nothing is taken for clean, and nothing half is left.
struct FullDiskTests {
  private let bench: HookFixture

  init() throws {
    bench = try HookFixture()
    try bench.stage(bench.secret)
  }

  /// Runs picket where no file can grow.
  private func picket(_ line: String) throws -> Executable.Result {
    var environment = bench.environment
    environment["picket"] = bench.executable.url.path
    return try Executable(URL(filePath: "/bin/sh")).run(
      ["-c", "trap '' XFSZ; ulimit -f 0; exec \"$picket\" \(line)"], in: bench.repository.root,
      environment: environment)
  }

  /// All files of the repository and of the home.
  private func files() throws -> Set<String> {
    let directory = bench.repository.root.deletingLastPathComponent()
    return Set(
      FileManager.default.enumerator(atPath: directory.path)?.compactMap { $0 as? String } ?? [])
  }

  @Test(arguments: [
    "install", "install --global", "scan --staged --output out", "scan --staged --report json=out",
    "baseline create", "scan --history --since-last",
  ])
  func `says so and leaves everything as it was`(line: String) throws {
    let before = try files().union(["home/.config"])
    let result = try picket(line)
    #expect(result.status == 2)
    #expect(result.errors.contains("File too large"))
    #expect(try files().union(["home/.config"]) == before)
  }

  @Test func `keeps the hooks that are there`() throws {
    try bench.writeHook("commit-msg", "#!/bin/sh\n")
    let before = try bench.hooks()
    #expect(try picket("install").status == 2)
    #expect(try bench.hooks() == before)
  }

  @Test func `still scans, and proves nothing`() throws {
    #expect(try picket("scan --staged").status == 1)
    #expect(try picket("hook pre-commit").status == 1)
    #expect(try bench.picket("install").status == 0)
    let doctor = try picket("doctor")
    #expect(doctor.status == 2)
    #expect(!doctor.errors.isEmpty)
    #expect(try bench.commit().status == 1)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `does not pass where its findings cannot be written`() throws {
    for line in ["scan --staged >/dev/full", "hook pre-commit >/dev/full 2>&1"] {
      #expect(try picket(line).status == 2)
    }
    #expect(try picket("scan --staged --output /dev/full").status == 2)
  }
}
