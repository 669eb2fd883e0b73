package import PicketModel

/// What a user pastes to allow a finding.
package struct AllowLine {
  /// A comment for the line or the one above it, or a command where the file has no comments.
  package let text: String

  /// The number of digits that stand for a fingerprint: few enough to fit on a line.
  private static let shownDigits = 12

  /// Makes the line for a finding.
  ///
  /// - Parameters:
  ///   - finding: the finding.
  ///   - project: what was scanned, if that is not the project that the user stands in.
  package init(_ finding: Finding, project: BytePath? = nil) {
    let file = String(decoding: finding.path.lastComponent, as: UTF8.self).lowercased()
    let isText = finding.subject == .file && finding.range != nil
    let comment = isText ? Self.comment(of: file) : nil
    let isInFile = finding.origin.kind != .standardInput
    guard comment == nil, isInFile || !isText else {
      let (start, end) = comment ?? ("", "")
      let words = "picket:allow \(finding.rule.harmless) -- reason"
      text = (start.isEmpty ? words : "\(start) \(words)") + end
      return
    }
    // A file outside of any project is one by itself.
    let isAbsolute = finding.path.bytes.first == UInt8(ascii: "/")
    let place = (isAbsolute ? finding.path : project).map { " --project " + Self.quoted($0) } ?? ""
    let digits = finding.fingerprint.harmless.prefix(Self.shownDigits)
    text = "picket allow \(digits)\(place) --reason \"…\""
  }

  /// Returns a path as a word of a shell.
  private static func quoted(_ path: BytePath) -> String {
    let text = path.description.harmless
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-+@%,:".utf8.contains(byte)
      }
    }
    guard !isPlain else { return text }
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: "'\\''") + "'"
  }

  /// How comments start and end, and the extensions and names of the files in which they do.
  ///
  /// XML is not among them: its comments may not hold `--`.
  private static let comments: [(start: String, end: String, files: String)] = [
    (
      "#", "",
      """
      bash bazel bzl cfg cmake conf cr dockerfile env ex exs fish gitattributes gitignore \
      dockerignore gemfile rakefile vagrantfile procfile justfile containerfile gnumakefile \
      gd graphql gql hcl jl jsonnet ksh makefile mk nim nix nomad pl pm ps1 psd1 psm1 py pyi pyw r \
      rake rb sh tcl tf tfvars toml yaml yml zsh properties editorconfig npmrc netrc service
      """
    ),
    (
      "//", "",
      """
      c cc cjs cpp cs cts cxx dart fs fsx gradle go groovy h hh hpp hxx java jenkinsfile js json5 \
      jsonc jsx kt kts less libsonnet m mjs mm mts php proto rs sass scala scss sol swift ts tsx v \
      zig
      """
    ),
    ("--", "", "ada adb ads elm hs lua sql vhd vhdl"),
    ("<!--", " -->", "htm html markdown md svelte vue xhtml"),
    (";", "", "asm clj cljs edn el ini lisp reg rkt s scm"),
    ("%", "", "bib erl hrl latex sty tex"),
    ("/*", " */", "css"),
    ("(*", " *)", "ml mli pas"),
    ("{#", " #}", "j2 jinja jinja2 njk twig"),
    ("rem", "", "bat cmd"),
    ("'", "", "bas vb vbs"),
  ]

  /// Returns how a file comments, by its extension or its name; `nil` where that is not known, and
  /// where it does not at all.
  private static func comment(of file: String) -> (start: String, end: String)? {
    // `.env.local`, `Dockerfile.web` and `.gitignore` are named by their first part.
    let parts = file.split(separator: ".")
    for part in [parts.last, parts.first].compactMap(\.self) {
      let kind = comments.first { $0.files.split(separator: " ").contains(part) }
      if let kind { return (kind.start, kind.end) }
      // An extension that is not known says more than the name before it.
      if parts.count > 1, !isNamedByStart.contains(String(parts[0])) { return nil }
    }
    return nil
  }

  /// Names that say what a file is, whatever follows them.
  private static let isNamedByStart: Set<String> = [
    "env", "dockerfile", "containerfile", "makefile",
  ]
}
