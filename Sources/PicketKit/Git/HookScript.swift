internal import PicketModel

/// The text of a hook: a shell script that calls picket by its absolute path.
struct HookScript {
  var name: String
  var executable: [UInt8]
  /// Whether it stands in the place of the hooks of all repositories, and so has to call theirs.
  var isGlobal: Bool

  /// How every hook of picket starts.
  static let mark = "#!/bin/sh\n# picket hook; 'picket uninstall' takes it away.\n"
  private static let assignment = "picket="

  var bytes: [UInt8] {
    Array("\(Self.mark)\(Self.assignment)".utf8) + Self.quoted(executable) + Array("\n\(body)".utf8)
  }

  private var body: String {
    // Git gives pre-push lines on standard input, and both hooks are to read them.
    let readsInput = name == "pre-push"
    let feed = readsInput ? #"printf '%s' "$lines" | "# : ""
    let own =
      isGlobal
      ? #"""
      own="$(git rev-parse --git-common-dir)/hooks/\#(name)"
      if [ -x "$own" ] && [ ! "$own" -ef "$0" ]; then \#(feed)"$own" "$@" || exit; fi

      """# : ""
    return #"""
      if [ ! -x "$picket" ]; then
        echo "picket: $picket is gone: nothing was scanned, so nothing is let through" >&2
        echo "picket: put it back and run 'picket install', or remove the hook $0" >&2
        exit 1
      fi
      \#(readsInput ? "lines=$(cat; echo .)\nlines=${lines%.}\n" : "")\#
      previous="$0.before-picket"
      if [ -x "$previous" ]; then \#(feed)"$previous" "$@" || exit; fi
      \#(own)\#(feed)"$picket" hook \#(name) "$@"

      """#
  }

  /// Returns the executable that a script calls.
  static func executable(in script: [UInt8]) -> [UInt8]? {
    let lines = script.split(separator: UInt8(ascii: "\n"))
    guard lines.count > 2, lines[2].starts(with: assignment.utf8) else { return nil }
    let value = lines[2].dropFirst(assignment.utf8.count + 1).dropLast()
    let word = String(decoding: value, as: UTF8.self)
    return Array(word.replacing(each: #"'\''"#, with: "'").utf8)
  }

  /// Returns bytes as a shell reads them as one word.
  private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
    let quote = UInt8(ascii: "'")
    return [quote] + bytes.flatMap { $0 == quote ? Array(#"'\''"#.utf8) : [$0] } + [quote]
  }
}
