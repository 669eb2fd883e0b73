import PicketModel

/// Credentials: who reads them, and where they go.
enum SecretJudge {
  /// Commands that show, copy or pack what is in the files that they are given.
  private static let readers: Set<String> = [
    "cat", "less", "more", "head", "tail", "bat", "batcat", "tac", "nl", "strings", "xxd", "od",
    "hexdump",
    "base64", "base32", "cp", "tar", "zip", "gzip", "bzip2", "xz", "7z", "7za", "sort", "uniq",
    "cut", "tr", "paste",
    "rev", "fold", "view", "most", "pr", "dd", "grep", "egrep", "fgrep", "rg", "ag", "awk", "gawk",
    "sed", "jq", "yq",
    "diff", "openssl", "gpg", "xclip", "pbcopy", "install", "rsync", "mv", "ln", "column", "tee",
    "cmp", "hd", "zcat", "csplit", "split",
  ]

  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    if readers.contains(call.name) {
      for source in sources(of: call) where run.isSecret(source) {
        run.report(.secretFileRead, call.range, "\(source.value.shown) holds credentials")
        break
      }
    }
    if call.name == "security",
      call.has("find-generic-password", "find-internet-password", "dump-keychain", "export")
    {
      run.report(.secretFileRead, call.range, "it shows what the keychain keeps")
    }
    if call.name == "gpg",
      call.has("--export-secret-keys", "--export-secret-subkeys", "--export-secret-key")
    {
      run.report(.secretFileRead, call.range, "it shows secret keys")
    }
    if call.name == "secret-tool", call.has("lookup", "search") {
      run.report(.secretFileRead, call.range, "it shows what the keyring keeps")
    }
  }

  /// The arguments whose content is read.
  static func sources(of call: ShellCall) -> [ShellArgument] {
    switch call.name {
    case "grep", "egrep", "fgrep", "rg", "ag", "awk", "gawk", "sed", "jq", "yq":
      if call.has("-q", "--quiet", "-c", "-l", "--silent", "-L", "-qE", "-qF", "-Fxq", "-qxF") {
        return []
      }
      if call.name == "sed", call.arguments.contains(where: { $0.text.hasPrefix("-i") }) {
        return []
      }
      let options = ShellOptions(call.arguments, valued: "efABCm")
      return Array(options.operands.dropFirst(options.has("e", "f") ? 0 : 1))
    case "cp", "mv", "rsync", "ln", "install":
      if call.name == "ln" || call.name == "mv" || call.name == "install" { return [] }
      let options = ShellOptions(call.arguments, valued: "tSe", longValued: ["exclude", "rsh"])
      return options.operands.count > 1 ? Array(options.operands.dropLast()) : []
    case "tar":
      let creates =
        call.arguments.first.map { $0.text.contains("c") && !$0.text.hasPrefix("--e") } ?? false
      guard creates || call.has("--create") else { return [] }
      let options = ShellOptions(
        call.arguments, valued: "fCX", longValued: ["exclude", "directory", "file"])
      return options.operands
    case "dd": return call.arguments.filter { $0.text.hasPrefix("if=") }.map { $0.dropping(3) }
    case "openssl":
      let options = ShellOptions(call.arguments, longValued: ["in", "inkey"])
      guard ["enc", "base64", "rsa", "pkey", "ec", "pkcs12"].contains(options.operands.first?.text)
      else { return [] }
      if call.has("-pubout", "-check", "-noout") { return [] }
      return options.operands.first?.text == "enc" || options.operands.first?.text == "base64"
        ? options.all("in") : []
    case "tee", "gpg": return []
    default: return ShellOptions(call.arguments).operands
    }
  }

  // MARK: Network

  /// Judges data that leaves the machine.
  static func judgeSink(_ call: ShellCall, _ run: inout ShellRun) {
    var marks = run.inputMarks(of: call)
    for argument in call.arguments {
      marks.formUnion(argument.value.marks)
      var text = argument.text
      // `@file` and `<file` in the words of curl.
      if let at = text.firstIndex(where: { $0 == "@" || $0 == "<" }),
        at == text.startIndex || text[..<at].hasSuffix("=")
      {
        text = String(text[text.index(after: at)...].prefix { $0 != ";" })
      } else if text.holds("=@") {
        continue
      }
      let file = ShellArgument(text, range: argument.range)
      let isFile =
        argument.text != text
        || [
          "scp", "rclone", "gh", "rsync", "croc", "wormhole", "aws", "gsutil", "gcloud", "az",
          "sftp", "lftp", "http", "https", "xh", "ftp", "mc", "s3cmd",
        ].contains(call.name)
      if isFile { marks.formUnion(run.flow(ofFile: file).marks) }
    }
    run.judgeNetworkSink(marks, call.range)
  }
}

extension ShellRun {
  /// Judges what goes to another machine.
  mutating func judgeNetworkSink(_ marks: ShellMarks, _ range: Range<Int>) {
    if marks.contains(.secret) {
      report(.secretExfiltration, range, "credentials go to another machine")
    } else if marks.contains(.environment) {
      report(.environmentDump, range, "all variables go to another machine")
    }
  }
}
