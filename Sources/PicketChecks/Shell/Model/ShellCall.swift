/// A command as it would be run: nothing is left to expand or to unwrap.
struct ShellCall {
  /// The name without its directory.
  var name: String
  /// The name as it was written.
  var command: ShellArgument
  var arguments: [ShellArgument]
  /// Variables that are set for this command alone.
  var assignments: [(name: String, value: ShellText)] = []
  /// What it reads from its standard input; `nil` if nobody writes there.
  var input: ShellFlow?
  /// Files into which its output goes.
  var writes: [ShellArgument] = []
  /// Descriptors that a redirection opens for both ways.
  var opensNetwork = false
  /// The commands that run this one, such as `sudo`, the outermost first.
  var wrappers: [String] = []
  /// Whether it runs on another machine or in a container.
  var isElsewhere = false
  /// Whether its last arguments come from a list of names that nobody has seen.
  var hasListedArguments = false
  /// Whether those names are narrowed by a pattern below the current directory.
  var listIsNarrow = false
  var range: Range<Int>

  /// The arguments that are constants, as text.
  var words: [String] { arguments.compactMap(\.constant) }

  /// Whether an argument is written so.
  func has(_ words: String...) -> Bool {
    arguments.contains { argument in words.contains { argument.text == $0 } }
  }
}

/// Options and operands of a command.
struct ShellOptions {
  private(set) var flags: [String] = []
  private(set) var values: [(name: String, value: ShellArgument)] = []
  private(set) var operands: [ShellArgument] = []
  /// The number of arguments before the first operand.
  private(set) var operandStart: Int

  /// Reads arguments as `getopt_long` does.
  ///
  /// - Parameters:
  ///   - arguments: the arguments, without the name of the command.
  ///   - valued: the letters that take a value.
  ///   - longValued: the long options that take their value as the next argument.
  ///   - stopsAtOperand: whether options end at the first operand.
  init(
    _ arguments: some Collection<ShellArgument>, valued: String = "", longValued: [String] = [],
    stopsAtOperand: Bool = false
  ) {
    let arguments = Array(arguments)
    operandStart = arguments.count
    var index = 0
    var isOpen = true
    while index < arguments.count {
      let argument = arguments[index]
      let text = argument.text
      index += 1
      guard isOpen, text.utf8.first == UInt8(ascii: "-"), text.utf8.count > 1 else {
        if operands.isEmpty { operandStart = index - 1 }
        operands.append(argument)
        if stopsAtOperand {
          operands += arguments[index...]
          return
        }
        continue
      }
      if text == "--" {
        isOpen = false
        if stopsAtOperand {
          operandStart = index
          operands += arguments[index...]
          return
        }
      } else if text.hasPrefix("--") {
        addLong(argument, arguments, &index, longValued)
      } else {
        addCluster(argument, arguments, &index, valued, longValued)
      }
    }
  }

  private mutating func addLong(
    _ argument: ShellArgument, _ arguments: [ShellArgument], _ index: inout Int,
    _ longValued: [String]
  ) {
    let name = argument.text.dropFirst(2)
    if let equals = name.firstIndex(of: "=") {
      let key = String(name[..<equals])
      flags.append(key)
      values.append((key, argument.dropping(key.count + 3)))
      return
    }
    flags.append(String(name))
    if longValued.contains(String(name)), index < arguments.count {
      values.append((String(name), arguments[index]))
      index += 1
    }
  }

  private mutating func addCluster(
    _ argument: ShellArgument, _ arguments: [ShellArgument], _ index: inout Int, _ valued: String,
    _ longValued: [String]
  ) {
    let letters = argument.text.dropFirst()
    // Some tools write long options with one dash.
    if letters.count > 1, longValued.contains(String(letters)), index < arguments.count {
      flags.append(String(letters))
      values.append((String(letters), arguments[index]))
      index += 1
      return
    }
    var position = 1
    for letter in letters {
      position += 1
      let flag = String(letter)
      flags.append(flag)
      guard valued.contains(letter) else { continue }
      if position < argument.text.count {
        values.append((flag, argument.dropping(position)))
      } else if index < arguments.count {
        values.append((flag, arguments[index]))
        index += 1
      }
      return
    }
  }

  /// Whether one of some options is given.
  func has(_ names: String...) -> Bool {
    flags.contains { flag in names.contains(flag) }
  }

  /// The last value of one of some options.
  func value(_ names: String...) -> ShellArgument? {
    values.last { value in names.contains(value.name) }?.value
  }

  /// All values of some options.
  func all(_ names: String...) -> [ShellArgument] {
    values.filter { value in names.contains(value.name) }.map(\.value)
  }
}
