internal import PicketModel

/// The text of a hook: a shell script that calls picket by its absolute path.
struct HookScript {
  var name: String
  /// `nil` for a hook that only calls another one.
  var executable: [UInt8]?
  /// Whether it stands in the place of the hooks of all repositories, and so has to call theirs.
  var callsOwnHooks: Bool

  /// How every hook of picket starts.
  static let mark = "#!/bin/sh\n# picket hook; 'picket uninstall' takes it away.\n"
  private static let assignment = "picket="

  /// The hooks that only call those of a repository, because git does not look for them there.
  ///
  /// Left out are `push-to-checkout`, which by being there changes what git does, and
  /// `reference-transaction` and `post-index-change`, which git calls too often.
  static let passedOn = [
    "applypatch-msg", "pre-applypatch", "post-applypatch", "prepare-commit-msg", "post-commit",
    "pre-rebase", "post-checkout", "post-merge", "pre-receive", "update", "proc-receive",
    "post-receive", "post-update", "pre-auto-gc", "post-rewrite", "sendemail-validate",
    "p4-changelist", "p4-prepare-changelist", "p4-post-changelist", "p4-pre-submit",
  ]

  /// The variable that has a hook call picket alone, while `picket doctor` tries it.
  static let trialVariable = "PICKET_HOOK_TRIAL"

  var bytes: [UInt8] {
    guard let executable else {
      return Array(
        #"""
        \#(Self.mark)common=$(git rev-parse --git-common-dir) || exit
        own=$common/hooks/\#(name)
        [ ! -x "$own" ] || exec "$own" "$@"

        """#.utf8)
    }
    return Array("\(Self.mark)\(Self.assignment)".utf8) + Self.quoted(executable)
      + Array("\n\(body)".utf8)
  }

  private var body: String {
    // Git gives pre-push lines on standard input, and both hooks are to read them.
    let readsInput = name == "pre-push"
    let feed = readsInput ? #"printf '%s' "$lines" | "# : ""
    let own =
      callsOwnHooks
      ? #"""
        common=$(git rev-parse --git-common-dir) || exit
        own=$common/hooks/\#(name)
        if [ -x "$own" ]; then \#(feed)"$own" "$@" || exit; fi

      """# : ""
    return #"""
      if [ ! -x "$picket" ]; then
        echo "picket: $picket is gone: nothing was scanned, so nothing is let through" >&2
        echo "picket: put it back and run 'picket install', or remove the hook $0" >&2
        exit 1
      fi
      \#(readsInput ? "lines=$(cat; echo .)\nlines=${lines%.}\n" : "")\#
      if [ -z "$\#(Self.trialVariable)" ]; then
        previous="$0.before-picket"
        if [ -x "$previous" ]; then \#(feed)"$previous" "$@" || exit; fi
      \#(own)fi
      \#(feed)"$picket" hook \#(name) "$@"

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
