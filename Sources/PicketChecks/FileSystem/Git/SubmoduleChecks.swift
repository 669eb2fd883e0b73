internal import PicketModel

/// A setting of a submodule, as git reads it from `.gitmodules`.
package struct SubmoduleSetting: Hashable, Sendable {
  /// The name of the submodule.
  package var name: [UInt8]
  /// In small letters, such as `url`.
  package var key: String
  package var value: [UInt8]
  /// Counts from 1.
  package var line: Int

  /// Makes a setting.
  package init(name: [UInt8], key: String, value: [UInt8], line: Int) {
    (self.name, self.key, self.value, self.line) = (name, key, value, line)
  }
}

/// Judges the settings of submodules, by which a clone can be made to run commands.
///
/// The faults of git that they were used against: CVE-2017-1000117, CVE-2018-11235, CVE-2018-17456,
/// CVE-2019-19604, CVE-2020-5260, CVE-2024-32002, CVE-2024-52006, CVE-2025-48384.
enum SubmoduleChecks {
  static func findings(
    in settings: [SubmoduleSetting], text: [UInt8], path: BytePath
  ) -> [EntryFinding] {
    var findings: [EntryFinding] = []
    var seen: Set<[UInt8]> = []
    for setting in settings {
      let first = findings.count
      defer {
        for index in first..<findings.count {
          findings[index].range = range(ofLine: setting.line, in: text)
        }
      }
      if seen.insert(setting.name).inserted, let fault = pathFault(setting.name, isName: true) {
        findings.append(finding(.submodulePath, setting, path, "the name", setting.name, fault))
      }
      switch setting.key {
      case "path":
        if setting.value.first == UInt8(ascii: "-") {
          findings.append(option(setting, path, "starts with '-'"))
        } else if let fault = pathFault(setting.value, isName: false) {
          findings.append(
            finding(.submodulePath, setting, path, "the path", setting.value, fault))
        }
      case "url":
        findings += urlFindings(setting, path)
      case "update" where setting.value.first == UInt8(ascii: "!"):
        findings.append(
          finding(
            .submoduleCommand, setting, path, "update", setting.value, "is a command that git runs")
        )
      case "branch" where setting.value.first == UInt8(ascii: "-"):
        findings.append(option(setting, path, "starts with '-'"))
      default:
        break
      }
    }
    return findings
  }

  /// Returns the bytes of a line without its end; lines count from 1.
  private static func range(ofLine line: Int, in text: [UInt8]) -> TextRange {
    var start = 0
    for _ in 1..<max(line, 1) {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count - 1
      start = min(end + 1, text.count)
    }
    let length = text[start...].prefix { $0 != UInt8(ascii: "\n") }.count
    return TextRange(
      start: TextPosition(line: line, column: 1),
      end: TextPosition(line: line, column: length + 1), offset: start, length: length)
  }

  private static func urlFindings(
    _ setting: SubmoduleSetting, _ path: BytePath
  ) -> [EntryFinding] {
    let url = setting.value
    let lower = String(decoding: url, as: UTF8.self).lowercased()
    let scheme = lower.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "+" }
    if !scheme.isEmpty, lower.dropFirst(scheme.count).hasPrefix("::") {
      return [
        finding(
          .submoduleCommand, setting, path, "the address", url,
          "lets git run the program git-remote-\(String(scheme).printable)")
      ]
    }
    if url.first == UInt8(ascii: "-") { return [option(setting, path, "starts with '-'")] }
    if let host = host(of: lower), host.hasPrefix("-") {
      return [option(setting, path, "has a host that starts with '-'")]
    }
    if url.contains(where: { $0 < 0x20 || $0 == 0x7F }) || lower.holds("%0a")
      || lower.holds("%0d") || lower.holds("%00")
    {
      return [option(setting, path, "has the end of a line in it")]
    }
    return []
  }

  /// Returns the host of an address, without the user before it.
  private static func host(of url: String) -> Substring? {
    guard let colon = url.firstIndex(of: ":") else { return nil }
    var rest = url[...]
    if url[colon...].hasPrefix("://") { rest = url[colon...].dropFirst(3) }
    let place = rest.prefix { $0 != "/" }
    return place.lastIndex(of: "@").map { place[place.index(after: $0)...] } ?? place
  }

  /// Returns what is wrong with a path, or with a name, which becomes a path below `.git/modules`.
  private static func pathFault(_ path: [UInt8], isName: Bool) -> String? {
    let parts = path.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    if parts.contains(where: { $0.elementsEqual("..".utf8) }) { return "leads out with '..'" }
    if path.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "has a control character in it" }
    if !isName {
      if path.first == UInt8(ascii: "/") { return "is absolute" }
      if parts.contains(where: GitLookalike.isGitDirectory) { return "leads into .git" }
    }
    return nil
  }

  private static func option(
    _ setting: SubmoduleSetting, _ path: BytePath, _ fault: String
  ) -> EntryFinding {
    finding(.submoduleOption, setting, path, "its \(setting.key)", setting.value, fault)
  }

  private static func finding(
    _ check: EntryCheck, _ setting: SubmoduleSetting, _ path: BytePath, _ what: String,
    _ value: [UInt8], _ fault: String
  ) -> EntryFinding {
    var found = EntryFinding(
      check, .configValue, path,
      "submodule '\(setting.name.shown)': \(what) '\(value.shown)' \(fault)")
    found.kind = setting.key + " " + String(decoding: setting.name, as: UTF8.self)
    return found
  }
}
