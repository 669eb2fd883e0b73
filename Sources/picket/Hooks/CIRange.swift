internal import PicketFormats
internal import PicketKit

/// The range of commits that a service for continuous integration runs for.
package enum CIRange {
  /// Finds the range from the variables of GitHub or GitLab.
  ///
  /// - Parameter variable: gives the value of a variable of the environment.
  /// - Returns: a range as `--diff` takes it.
  /// - Throws: `RepositoryError` if there is none, with what to do.
  package static func find(_ variable: (String) -> [UInt8]?) throws -> [UInt8] {
    func text(_ name: String) -> String? {
      variable(name).flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
    }
    let range =
      if text("GITHUB_ACTIONS") != nil { try github(text) } else if text("GITLAB_CI") != nil {
        gitlab(text)
      } else { String?.none }
    guard let range else {
      throw RepositoryError(
        "the variables of GitHub or GitLab that name a range are not here: name it yourself with"
          + " 'picket scan --diff BASE..HEAD'")
    }
    return Array(range.utf8)
  }

  private static func github(_ text: (String) -> String?) throws -> String? {
    let tip = text("GITHUB_SHA") ?? "HEAD"
    if let base = text("GITHUB_BASE_REF") { return "origin/\(base)...\(tip)" }
    guard let path = text("GITHUB_EVENT_PATH") else { return nil }
    let event = try JSON.parse(try InputFile.bytes(Array(path.utf8), "GITHUB_EVENT_PATH"))
    if let base = event["merge_group"]?["base_sha"]?.string { return "\(base)..\(tip)" }
    if let before = event["before"]?.string, !isZero(before) { return "\(before)..\(tip)" }
    return event["repository"]?["default_branch"]?.string.map { "origin/\($0)...\(tip)" }
  }

  private static func gitlab(_ text: (String) -> String?) -> String? {
    let tip = text("CI_COMMIT_SHA") ?? "HEAD"
    if let base = text("CI_MERGE_REQUEST_DIFF_BASE_SHA") { return "\(base)..\(tip)" }
    if let before = text("CI_COMMIT_BEFORE_SHA"), !isZero(before) { return "\(before)..\(tip)" }
    return text("CI_DEFAULT_BRANCH").map { "origin/\($0)...\(tip)" }
  }

  /// A branch that is new has nothing before it.
  private static func isZero(_ id: String) -> Bool {
    id.allSatisfy { $0 == "0" }
  }
}
