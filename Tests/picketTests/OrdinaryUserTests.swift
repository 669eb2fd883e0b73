import Foundation
import PicketTestSupport
import Testing

/// What is found depends on the files, not on who looks.
struct OrdinaryUserTests {
  private static let setpriv = Executable.find("setpriv")

  private static var canChangeUser: Bool { geteuid() == 0 && setpriv != nil }

  @Test(.enabled(if: canChangeUser, "only root can run a program as somebody else"))
  func `finds the same as root and as an ordinary user`() throws {
    let directory = TemporaryDirectory()
    let root = directory.url
    try directory.write("text\n", to: "docs/a.md")
    try directory.write("X=1\n", to: ".env")
    try directory.write("text\n", to: "open")
    try directory.makeLink("out", to: "../x")
    try directory.makeLink("in", to: "docs/a.md")
    for (name, mode) in [("", 0o755), ("docs", 0o777), ("open", 0o666), (".env", 0o644)] {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: root.appending(path: name).path)
    }
    let picket = try Executable.picket()
    let arguments = ["scan", "--format", "short", "--modes", "scope", root.path]
    let asRoot = try picket.run(arguments)
    let setpriv = try #require(Self.setpriv)
    let asNobody = try Executable(setpriv).run(
      ["--reuid=65534", "--regid=65534", "--clear-groups", "--", picket.url.path] + arguments)
    #expect(asRoot.status == 1)
    #expect(asRoot.output.split(separator: "\n").count == 5)
    #expect((asNobody.status, asNobody.output) == (asRoot.status, asRoot.output))
  }

  @Test(.enabled(if: canChangeUser, "only root can run a program as somebody else"))
  func `an ordinary user is told what could not be looked at`() throws {
    let directory = TemporaryDirectory()
    try directory.write("text\n", to: "closed/a")
    try directory.makeLink("link", to: "closed/a")
    for (name, mode) in [("", 0o755), ("closed", 0o700)] {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: directory.url.appending(path: name).path)
    }
    let setpriv = try #require(Self.setpriv)
    let result = try Executable(setpriv).run([
      "--reuid=65534", "--regid=65534", "--clear-groups", "--",
      try Executable.picket().url.path, "scan", directory.url.path,
    ])
    #expect(result.status == 3)
    #expect(result.errors.contains("link") && result.errors.contains("closed"))
  }
}
