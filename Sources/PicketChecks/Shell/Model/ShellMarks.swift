/// What is known of data without knowing the data: where it came from.
package struct ShellMarks: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// It came over the network.
  static let download = ShellMarks(rawValue: 1)
  /// It was read from where credentials are kept.
  static let secret = ShellMarks(rawValue: 2)
  /// It is a list of all variables of the environment.
  static let environment = ShellMarks(rawValue: 4)
  /// It was made readable again by a decoder.
  static let decoded = ShellMarks(rawValue: 8)
  /// It is a list of names that nobody has seen.
  static let listing = ShellMarks(rawValue: 16)
  /// It is a list of names below the current directory that fit a pattern.
  static let narrowListing = ShellMarks(rawValue: 512)
  /// It was given by whoever calls or types.
  static let external = ShellMarks(rawValue: 32)
  /// It names a place that `mktemp` made.
  static let temporary = ShellMarks(rawValue: 64)
  /// It was compared with a checksum or a signature.
  static let verified = ShellMarks(rawValue: 128)
  /// It is known to be set by a tool for shells to evaluate, such as `ssh-agent -s`.
  static let shellSetup = ShellMarks(rawValue: 256)
  /// It was too long to be followed: a part of it is not known.
  static let cut = ShellMarks(rawValue: 1_024)
}

/// What flows from one command to another.
struct ShellFlow: Hashable, Sendable {
  var marks: ShellMarks = []
  /// The data, where it is a constant.
  var text: String?

  static let unknown = ShellFlow()

  /// Puts what another command writes behind this.
  mutating func append(_ other: ShellFlow) {
    marks.formUnion(other.marks)
    guard let count = text?.utf8.count, let more = other.text else {
      text = nil
      return
    }
    if count + more.utf8.count <= ShellText.limit {
      // In its place: outputs of many commands are joined one by one.
      text?.append(more)
    } else {
      text = nil
      marks.insert(.cut)
    }
  }
}

/// A part of a text that is not known before the command runs.
struct ShellHole: Hashable, Sendable {
  /// The variable; `nil` for what a command writes.
  var name: String?
  var canBeEmpty: Bool
  var isQuoted: Bool
}

/// A text of which parts may be unknown.
struct ShellText: Hashable, Sendable {
  /// The text, with one `hole` for each unknown part.
  var text: String
  var holes: [ShellHole] = []
  var marks: ShellMarks = []

  /// Stands for what is unknown.
  static let hole: Character = "\u{E000}"
  static let holeScalar: Unicode.Scalar = "\u{E000}"
  /// Longer texts are not followed: in bytes.
  static let limit = 1 << 16
  /// Values are not put into texts that would be longer with them: in bytes.
  static let valueLimit = 1 << 12

  init(_ text: String = "") {
    self.text = text
  }

  init(hole: ShellHole, marks: ShellMarks = []) {
    text = String(Self.hole)
    holes = [hole]
    self.marks = marks
  }

  var isConstant: Bool { holes.isEmpty }

  /// The text where all of it is known.
  var constant: String? { holes.isEmpty ? text : nil }

  mutating func append(_ other: ShellText) {
    append(other, atMost: Self.limit)
  }

  /// Puts a value behind the text; what gets too long by it is not known there.
  mutating func append(value: ShellText) {
    append(value, atMost: text.isEmpty ? Self.limit : Self.valueLimit)
  }

  private mutating func append(_ other: ShellText, atMost limit: Int) {
    marks.formUnion(other.marks)
    guard text.utf8.count + other.text.utf8.count <= limit else {
      marks.insert(.cut)
      guard holes.last?.name != Self.cutName else { return }
      text.append(Self.hole)
      holes.append(ShellHole(name: Self.cutName, canBeEmpty: false, isQuoted: true))
      return
    }
    text += other.text
    holes += other.holes
  }

  /// Names what is not known because it is too long; no variable has such a name.
  private static let cutName = "..."

  /// The text for the case that all that may be empty is empty; `nil` if nothing may be.
  var emptied: String? {
    guard holes.contains(where: \.canBeEmpty) else { return nil }
    var next = 0
    var result = ""
    for character in text {
      guard character == Self.hole, next < holes.count else {
        result.append(character)
        continue
      }
      if !holes[next].canBeEmpty { result.append(character) }
      next += 1
    }
    return result
  }
}

/// A word of a command after all expansions.
struct ShellArgument: Hashable, Sendable {
  var value: ShellText
  /// Whether a glob character in it is not quoted.
  var hasGlob = false
  /// Whether any of it is quoted.
  var isQuoted = false
  /// The place of the word.
  var range: Range<Int>

  init(_ value: ShellText, range: Range<Int>) {
    self.value = value
    self.range = range
  }

  init(_ text: String, range: Range<Int>) {
    self.init(ShellText(text), range: range)
  }

  var text: String { value.text }
  var constant: String? { value.constant }

  /// The same word without its first characters.
  func dropping(_ count: Int) -> ShellArgument {
    var result = self
    result.value.text = String(text.dropFirst(count))
    return result
  }
}
