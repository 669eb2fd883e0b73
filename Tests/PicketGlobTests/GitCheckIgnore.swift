import PicketGlob
import PicketModel
import PicketTestSupport

/// What decides about a path: the directory of an ignore file and a line of it.
struct Decision: Hashable, CustomStringConvertible {
  var source: String
  var line: Int

  var description: String { "\(source):\(line)" }
}

extension TemporaryRepository {
  /// Asks git which line decides about each path; paths that none decides about are left out.
  func checkIgnore(_ paths: [String], foldsCase: Bool = false) throws -> [String: Decision] {
    let input = Array((paths.joined(separator: "\0") + "\0").utf8)
    let output = try git(
      [
        "-c", "core.ignoreCase=\(foldsCase)", "check-ignore", "-z", "--stdin", "-v", "-n",
        "--no-index",
      ], input: input, allowedStatuses: [0, 1])
    let fields = output.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var decisions: [String: Decision] = [:]
    for start in stride(from: 0, to: fields.count - 3, by: 4) where !fields[start].isEmpty {
      let line = Int(fields[start + 1]) ?? 0
      decisions[fields[start + 3]] = Decision(source: fields[start], line: line)
    }
    return decisions
  }
}

/// Asks an `IgnoreStack` the same question as `git check-ignore`.
struct StackOracle {
  /// The content of the ignore files by the path of their directory; "" is the root.
  private var files: [String: IgnoreFile]
  private var exclude: IgnoreFile?
  private let foldsCase: Bool

  init(_ texts: [String: String], exclude: String? = nil, foldsCase: Bool = false) {
    files = texts.mapValues { IgnoreFile(Array($0.utf8), foldsCase: foldsCase) }
    self.exclude = exclude.map { IgnoreFile(Array($0.utf8), foldsCase: foldsCase) }
    self.foldsCase = foldsCase
  }

  /// The line that decides, found in a walk from the root that stops at an ignored directory.
  func decision(about path: String, isDirectory: Bool = false) -> Decision? {
    var stack = IgnoreStack(exclude: exclude, foldsCase: foldsCase)
    let components = path.split(separator: "/").map(String.init)
    for depth in components.indices {
      let directory = components[..<depth].joined(separator: "/")
      if let file = files[directory] { stack = stack.pushing(file, directory: BytePath(directory)) }
      let entry = Array(components[...depth].joined(separator: "/").utf8)
      let isLast = depth == components.count - 1
      let match = stack.match(
        path: entry.span, nameStart: entry.count - components[depth].utf8.count,
        isDirectory: isLast ? isDirectory : true)
      if let match, isLast || match.verdict == .ignored {
        return Decision(source: source(of: match), line: match.line)
      }
    }
    return nil
  }

  private func source(of match: IgnoreMatch) -> String {
    if match.file === exclude { return ".git/info/exclude" }
    let directory = files.first { $0.value === match.file }?.key ?? "?"
    return directory.isEmpty ? ".gitignore" : directory + "/.gitignore"
  }
}
