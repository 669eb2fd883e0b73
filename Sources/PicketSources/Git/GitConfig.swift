internal import PicketGlob
internal import PicketSystem

/// The configuration that holds in a repository, joined from its files.
package struct GitConfig: Hashable, Sendable {
  /// All variables; of those with one name the last holds.
  package private(set) var variables: [GitConfigFile.Variable] = []
  /// Conditions of includes that are not understood; what they include was not read.
  package private(set) var skippedConditions: [[UInt8]] = []

  /// The last variable of a name in a section without a subsection; both in small letters.
  private func last(_ section: String, _ name: String) -> GitConfigFile.Variable? {
    variables.last { $0.section == section && $0.subsection == nil && $0.name == name }
  }

  /// Returns the value that holds; `nil` without one.
  package func value(_ section: String, _ name: String) -> [UInt8]? {
    last(section, name)?.value
  }

  /// Returns whether a variable is true; `nil` without one.
  ///
  /// As in git, a name alone is true and so is every number but 0.
  package func isTrue(_ section: String, _ name: String) -> Bool? {
    guard let variable = last(section, name) else { return nil }
    guard let value = variable.value else { return true }
    let text = String(decoding: value, as: UTF8.self).lowercased()
    if ["true", "yes", "on"].contains(text) { return true }
    return Int(text).map { $0 != 0 } ?? false
  }

  // MARK: Files

  /// The deepest chain of includes, as in git.
  private static let maximumDepth = 10

  /// Reads a file and those it includes behind what was read before.
  ///
  /// A missing file is empty.
  mutating func read(
    _ path: [UInt8], in context: GitConfigContext, depth: Int = 0
  ) throws(GitRepositoryError) {
    guard depth <= Self.maximumDepth else { throw GitRepositoryError(.includesTooDeep, path: path) }
    guard let bytes = try context.read(path) else { return }
    let file: GitConfigFile
    do throws(GitConfigError) {
      file = try GitConfigFile(bytes)
    } catch {
      throw GitRepositoryError(.config(error), path: path)
    }
    for variable in file.variables {
      variables.append(variable)
      guard let value = variable.value, isInclude(variable, from: path, in: context) else {
        continue
      }
      guard let expanded = context.environment.expand(value) else { continue }
      let included = path.parentDirectory.appendingComponent(expanded)
      try read(included, in: context, depth: depth + 1)
    }
  }

  /// Whether a variable includes a file here.
  private mutating func isInclude(
    _ variable: GitConfigFile.Variable, from path: [UInt8], in context: GitConfigContext
  ) -> Bool {
    guard variable.name == "path" else { return false }
    if variable.section == "include" { return variable.subsection == nil }
    guard variable.section == "includeif", let condition = variable.subsection else { return false }
    if let holds = context.holds(condition, in: path) { return holds }
    skippedConditions.append(condition)
    return false
  }
}

/// What conditions of includes are about.
struct GitConfigContext {
  var access: GitFileAccess
  var environment: GitEnvironment
  /// The absolute path of the repository's own directory.
  var gitDirectory: [UInt8]
  /// The branch that is checked out, such as `main`; `nil` without one.
  var branch: [UInt8]?

  func read(_ path: [UInt8]) throws(GitRepositoryError) -> [UInt8]? {
    do throws(SystemError) {
      return try access.read(path)
    } catch {
      throw GitRepositoryError(.system(error), path: path)
    }
  }

  /// Whether a condition such as `gitdir:~/work/` holds; `nil` if it is not understood.
  func holds(_ condition: [UInt8], in file: [UInt8]) -> Bool? {
    guard let colon = condition.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let pattern = Array(condition[(colon + 1)...])
    switch String(decoding: condition[..<colon], as: UTF8.self) {
    case "gitdir": return isGitDirectory(pattern, file, foldsCase: false)
    case "gitdir/i": return isGitDirectory(pattern, file, foldsCase: true)
    case "onbranch":
      guard let branch else { return false }
      return Glob(withDescendants(pattern), options: .pathname).matches(branch.span)
    default: return nil
    }
  }

  private func isGitDirectory(_ pattern: [UInt8], _ file: [UInt8], foldsCase: Bool) -> Bool {
    var pattern = environment.expand(pattern) ?? pattern
    if pattern.starts(with: "./".utf8) {
      pattern = file.parentDirectory.appendingComponent(Array(pattern.dropFirst(2)))
    } else if pattern.first != UInt8(ascii: "/") {
      pattern = Array("**/".utf8) + pattern
    }
    let glob = Glob(
      withDescendants(pattern), options: foldsCase ? [.pathname, .foldCase] : .pathname)
    return glob.matches(gitDirectory.span)
  }

  /// The pattern with `**` behind a `/` at its end.
  private func withDescendants(_ pattern: [UInt8]) -> [UInt8] {
    pattern.last == UInt8(ascii: "/") ? pattern + Array("**".utf8) : pattern
  }
}

extension GitEnvironment {
  /// The path with `~` at its start replaced; `nil` where that is not possible.
  ///
  /// The homes of other users, `~name/`, are not looked up.
  package func expand(_ path: [UInt8]) -> [UInt8]? {
    guard path.first == UInt8(ascii: "~") else { return path }
    guard let home, path.count == 1 || path[1] == UInt8(ascii: "/") else { return nil }
    return path.count > 2 ? home.appendingComponent(Array(path[2...])) : home
  }
}
