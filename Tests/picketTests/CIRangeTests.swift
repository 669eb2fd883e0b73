import PicketTestSupport
import Testing
import picket

/// Services for continuous integration name the range that a run is for.
struct CIRangeTests {
  private let directory = TemporaryDirectory()

  private func range(_ variables: [String: String]) throws -> String {
    let range = try CIRange.find { name in variables[name].map { Array($0.utf8) } }
    return String(decoding: range, as: UTF8.self)
  }

  private func github(event: String, _ more: [String: String] = [:]) throws -> String {
    try directory.write(event, to: "event.json")
    let path = String(decoding: directory.path(of: "event.json"), as: UTF8.self)
    let variables = [
      "GITHUB_ACTIONS": "true", "GITHUB_SHA": "tip", "GITHUB_EVENT_PATH": path,
    ]
    return try range(variables.merging(more) { $1 })
  }

  @Test func `takes what GitHub says of pull requests, queues, pushes and new branches`() throws {
    #expect(try github(event: "{}", ["GITHUB_BASE_REF": "main"]) == "origin/main...tip")
    #expect(try github(event: #"{"merge_group": {"base_sha": "b"}}"#) == "b..tip")
    #expect(try github(event: #"{"before": "b"}"#) == "b..tip")
    let isNew = #"{"before": "0000", "repository": {"default_branch": "trunk"}}"#
    #expect(try github(event: isNew) == "origin/trunk...tip")
  }

  @Test func `takes what GitLab says of merge requests, pushes and new branches`() throws {
    var variables = [
      "GITLAB_CI": "true", "CI_COMMIT_SHA": "tip", "CI_COMMIT_BEFORE_SHA": "0000",
      "CI_DEFAULT_BRANCH": "main",
    ]
    #expect(try range(variables) == "origin/main...tip")
    variables["CI_COMMIT_BEFORE_SHA"] = "b"
    #expect(try range(variables) == "b..tip")
    variables["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = "m"
    #expect(try range(variables) == "m..tip")
  }

  @Test func `says what to do where nobody names a range`() throws {
    for variables in [[:], ["GITLAB_CI": "true"], ["GITHUB_ACTIONS": "true"]] {
      #expect(throws: (any Error).self) { try range(variables) }
    }
    #expect(throws: (any Error).self) { try github(event: "nonsense") }
  }
}
