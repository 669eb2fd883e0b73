package import PicketModel

/// What a user pastes to allow a finding.
package struct AllowLine {
  /// A comment for the line or the one above it, or a command where the file has no comments.
  package let text: String
  /// Makes the line for a finding.
  package init(_ finding: Finding) {
    let file = String(decoding: finding.path.lastComponent, as: UTF8.self).lowercased()
    let comment = finding.subject == .file && finding.range != nil ? Self.comment(of: file) : nil
    guard let comment else {
      text = "picket allow \(finding.fingerprint.harmless) --reason \"…\""
      return
    }
    text = "\(comment.start) picket:allow \(finding.rule.harmless) -- reason\(comment.end)"
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
