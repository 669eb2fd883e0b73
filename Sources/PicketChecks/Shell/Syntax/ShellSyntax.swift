/// A list of shell commands, in the order in which they stand.
package struct ShellScript: Hashable, Sendable {
  package var commands: [ShellCommand] = []
}

/// A command of a shell, simple or made of others.
package enum ShellCommand: Hashable, Sendable {
  case simple(ShellSimpleCommand)
  /// Commands of which each reads what the one before it writes; at least two.
  case pipeline([ShellCommand])
  case compound(ShellCompound)
  case function(ShellFunction)
}

/// Words, of which the first names what is run.
package struct ShellSimpleCommand: Hashable, Sendable {
  package var assignments: [ShellAssignment] = []
  package var words: [ShellWord] = []
  package var redirections: [ShellRedirection] = []
  package var range: Range<Int>
}

/// `name=value` before a command, or alone.
package struct ShellAssignment: Hashable, Sendable {
  package var name: String
  /// One word, or the elements of an array.
  package var values: [ShellWord]
  package var isArray: Bool
  /// Whether it is written `+=`.
  package var appends: Bool
  package var range: Range<Int>
}

/// A group, loop or choice, with what stands in it.
package struct ShellCompound: Hashable, Sendable {
  /// What tells how often the parts run, and where.
  package enum Kind: Hashable, Sendable {
    case group
    case subshell
    case choice
    case loop
    /// The variable and the words of a `for` or `select`; no words are those of `"$@"`.
    case each(String, [ShellWord])
  }

  package var kind: Kind
  /// Conditions and bodies, in the order of the text.
  package var bodies: [ShellScript]
  package var redirections: [ShellRedirection] = []
  package var range: Range<Int>
}

/// A function and its body.
package struct ShellFunction: Hashable, Sendable {
  package var name: String
  /// The one command of the body.
  package var body: [ShellCommand]
  package var range: Range<Int>
}

/// Where a descriptor leads.
package struct ShellRedirection: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// `<`, and `<>`.
    case read
    /// `>`, `>|` and `&>`.
    case write
    /// `>>` and `&>>`.
    case append
    /// `<&` and `>&` with a number or `-`.
    case duplicate
    /// `<<<`.
    case hereString
    /// `<<` and `<<-`: the target is the delimiter.
    case hereDocument
  }

  package var kind: Kind
  /// The descriptor that is written before it.
  package var descriptor: Int?
  package var target: ShellWord
  /// The number of the body of a here-document: it is read when its line is.
  package var document: Int?
}

/// A word, before anything in it is expanded.
package struct ShellWord: Hashable, Sendable {
  package var parts: [ShellPart]
  package var range: Range<Int>

  /// The text of a word without quotes and expansions, such as a reserved word has.
  package var bare: String? {
    if parts.count == 1, case .text(let text, isQuoted: false) = parts[0] { text } else { nil }
  }

  /// The text of a word without expansions, quoted or not.
  package var constant: String? {
    var result = ""
    for part in parts {
      guard case .text(let text, isQuoted: _) = part else { return nil }
      result += text
    }
    return result
  }
}

/// A piece of a word.
package enum ShellPart: Hashable, Sendable {
  /// Escaped characters count as quoted.
  case text(String, isQuoted: Bool)
  case expansion(ShellExpansion, isQuoted: Bool)
  /// `$(…)` and backticks.
  case commands(ShellScript, isQuoted: Bool)
  /// `<(…)` and `>(…)`.
  case process(ShellScript, isInput: Bool)
  /// `$((…))`: a number, with the expansions that stand in it.
  case arithmetic([ShellPart])
}

/// `$name` and `${name…}`.
package struct ShellExpansion: Hashable, Sendable {
  package var name: String
  /// What stands behind the name, such as `:-`; empty for the plain value.
  package var operation: String = ""
  /// What stands behind the operation.
  package var operand: [ShellPart] = []
  /// Whether it is written `${!name}`.
  package var isIndirect = false
}

/// How places of a text that was taken out of another are told as places of that one.
package enum ShellOrigin: Hashable, Sendable {
  /// The text stands there as it is, from this byte on.
  case shifted(Int)
  /// The text was put together: all of it is told as one place.
  case fixed(Range<Int>)
  /// For each byte of the text where it stands.
  case mapped([Int])

  /// The text itself.
  package static let itself = ShellOrigin.shifted(0)

  /// Returns the place of some bytes of the text.
  func place(of range: Range<Int>) -> Range<Int> {
    switch self {
    case .shifted(let start): return (start + range.lowerBound)..<(start + range.upperBound)
    case .fixed(let place): return place
    case .mapped(let offsets):
      guard !offsets.isEmpty else { return 0..<0 }
      let start = offsets[min(range.lowerBound, offsets.count - 1)]
      let end = offsets[min(max(range.upperBound, 1), offsets.count) - 1] + 1
      return start..<max(start, end)
    }
  }
}
