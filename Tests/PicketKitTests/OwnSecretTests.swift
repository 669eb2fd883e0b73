import Foundation
import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// Copies of a user's own secrets are found, whatever they look like.
struct OwnSecretTests {
  private let home = TemporaryDirectory()
  private let project = TemporaryDirectory()

  private func path(_ directory: TemporaryDirectory) -> BytePath {
    BytePath(directory.url.path())
  }

  private func secrets(_ environment: [String] = []) -> OwnSecrets {
    OwnSecrets(
      project: path(project), home: path(home), environment: environment.map { Array($0.utf8) })
  }

  private func isFound(_ text: String, _ secrets: OwnSecrets) throws -> Bool {
    var settings = Settings()
    settings.ownSecrets = secrets
    let findings = try PicketKit.Scanner(settings)
      .scan(Array(text.utf8).span, path: BytePath("a.txt")).findings
    #expect(findings.allSatisfy { !($0.match ?? "").contains("Q7") })
    return findings.contains { $0.rule == "own-secret" && $0.severity == .critical }
  }

  @Test(arguments: [
    (".env", "SECRET='blueQ7-window'\n"), (".env.local", "export API_KEY=blueQ7-window\n"),
    (".env", "DB_URL=mysql://me:blueQ7-window@host/db\n"),
  ])
  func `reads the files of variables of a project`(name: String, text: String) throws {
    try project.write(text, to: name)
    #expect(secrets().unreadable == [])
    #expect(try isFound("say blueQ7-window twice", secrets()))
    #expect(try !isFound("say blueQ8-window twice", secrets()))
  }

  @Test(arguments: [
    (".aws/credentials", "[default]\naws_secret_access_key = blueQ7-window\n"),
    (".netrc", "machine x login y password blueQ7-window\n"),
    (".npmrc", "//registry/:_authToken=blueQ7-window\n"),
    (".pgpass", "host:5432:db:me:blueQ7-window\n"),
    (".kube/config", "users:\n- user:\n    token: blueQ7-window\n"),
    // `me:blueQ7-window`
    (".docker/config.json", #"{"auths": {"r": {"auth": "bWU6Ymx1ZVE3LXdpbmRvdw=="}}}"#),
  ])
  func `reads the files of programs`(name: String, text: String) throws {
    try home.write(text, to: name)
    #expect(secrets().unreadable == [])
    #expect(try isFound("blueQ7-window", secrets()))
  }

  @Test func `takes variables whose names promise secrets, and no words`() {
    #expect(secrets(["MY_TOKEN=blueQ7-window", "PATH_X=blueQ7-windows"]).count == 1)
    #expect(secrets(["MY_TOKEN=production", "KEY=1234567890", "PASSWORD=short1"]).count == 0)
    #expect(secrets(["TOKEN=changeme-changeme"]).count == 0)
  }

  @Test func `does not read what shows others what to fill in`() throws {
    try project.write("SECRET=blueQ7-window\n", to: ".env.example")
    #expect(secrets().count == 0)
  }
}
