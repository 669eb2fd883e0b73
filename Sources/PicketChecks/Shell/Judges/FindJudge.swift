/// `find` with actions that change what it finds.
extension ShellRun {
  mutating func judgeFind(_ call: ShellCall) {
    for index in call.arguments.indices
    where ["-fprintf", "-fprint", "-fls"].contains(call.arguments[index].text) {
      if index + 1 < call.arguments.count {
        judgeWrite(to: call.arguments[index + 1], appends: false, isError: false)
      }
    }
    guard call.has("-delete") else { return }
    for root in FindFacts.roots(of: call) {
      switch place(of: root.value) {
      case .root, .topLevel, .home:
        report(.deleteOfFoundFiles, call.range, "it searches \(root.value.shown)")
      case .git: report(.gitDirectoryTampering, call.range)
      case .temporary: break
      default:
        if !FindFacts.isNarrow(call) {
          report(.deleteOfFoundFiles, call.range, "nobody sees the names before they are gone")
        }
      }
    }
  }
}

/// What the words of `find` say.
enum FindFacts {
  private static let narrowing: Set<String> = [
    "-name", "-iname", "-path", "-ipath", "-wholename", "-regex", "-iregex", "-empty",
  ]

  /// The places where it searches.
  static func roots(of call: ShellCall) -> [ShellArgument] {
    let roots = call.arguments.prefix {
      !$0.text.hasPrefix("-") && $0.text != "(" && $0.text != "!"
    }
    return roots.isEmpty ? [ShellArgument(".", range: call.range)] : Array(roots)
  }

  /// Whether only files with certain names, below a relative place, are found.
  static func isNarrow(_ call: ShellCall) -> Bool {
    let isBelow = roots(of: call).allSatisfy { root in
      root.value.marks.contains(.temporary) || PathFacts.isTemporary(root.text + "/")
        || !root.text.hasPrefix("/") && !root.text.hasPrefix("~") && !root.text.hasPrefix("..")
          && root.value.isConstant
    }
    guard isBelow else { return false }
    for (index, argument) in call.arguments.enumerated() where narrowing.contains(argument.text) {
      if argument.text == "-empty" { return true }
      if index > 0, ["!", "-not"].contains(call.arguments[index - 1].text) { continue }
      guard index + 1 < call.arguments.count else { return false }
      let pattern = call.arguments[index + 1].text
      if pattern.contains(where: { $0.isLetter }) { return true }
    }
    return false
  }
}
