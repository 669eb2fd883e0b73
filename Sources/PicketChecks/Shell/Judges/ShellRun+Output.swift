import PicketModel

/// What commands write, as far as it can be told.
extension ShellRun {
  /// Commands that write what they read, changed a little.
  private static let filters: Set<String> = [
    "cat", "tee", "sort", "uniq", "head", "tail", "sed", "gsed", "awk", "gawk", "grep", "egrep",
    "fgrep", "rg", "tr",
    "cut", "rev", "tac", "fold", "nl", "jq", "yq", "pv", "paste", "column", "gzip", "bzip2", "xz",
    "zstd", "base64",
    "base32", "xxd", "od", "hexdump", "openssl", "gpg", "strings", "tar", "zip", "dd", "less",
    "more", "bat", "perl",
    "python3", "python", "envsubst", "iconv", "dos2unix", "sponge", "xargs", "basenc", "uuencode",
    "zcat", "unzip", "funzip", "gunzip", "lz4", "brotli", "age", "split", "urlencode", "rot13",
    "tail", "7z", "cpio", "hd", "uudecode", "printf", "bunzip2", "unxz", "unzstd", "bzcat", "xzcat",
    "node", "ruby", "m4", "sops", "cpp",
  ]

  mutating func output(of call: ShellCall) -> ShellFlow {
    var flow = ShellFlow()
    if let input = call.input, Self.filters.contains(call.name) {
      flow.marks = input.marks
      if ["cat", "tee", "pv", "sponge"].contains(call.name) { flow.text = input.text }
    }
    switch call.name {
    case "curl", "wget", "aria2c", "http", "https", "xh", "lynx", "fetch", "w3m", "links", "nc",
      "ncat", "netcat", "socat", "telnet", "dig", "nslookup", "host", "ftp", "gsutil", "GET",
      "lwp-request", "elinks":
      return downloadOutput(of: call)
    case "env", "printenv":
      if call.arguments.isEmpty || call.has("-0", "--null") { flow.marks.insert(.environment) }
    case "base64", "base32", "basenc":
      if call.arguments.contains(where: {
        ["-d", "--decode", "-D", "-di", "-id"].contains($0.text)
      }) {
        return decodedOutput(of: call, flow)
      }
    case "xxd", "openssl", "gunzip", "zcat", "gzip", "bunzip2", "unxz", "bzcat", "xzcat",
      "uudecode", "rev", "tr", "rot13", "perl", "python", "python3", "gpg", "xz", "funzip", "sed",
      "awk":
      return transformedOutput(of: call, flow)
    case "find", "ls", "locate", "fd", "tree": flow.marks.insert(.listing)
    case "mktemp":
      if !call.has("-u", "--dry-run") { return ShellFlow(marks: .temporary) }
      report(.predictableTemporaryFile, call.range)
    case "pwd": return ShellFlow(text: directory.map { $0 + "\n" })
    case "whoami", "id", "hostname", "uname", "date", "nproc", "git", "basename", "wc", "docker",
      "kubectl", "ps", "pgrep", "lsof", "which", "npm", "node", "getconf", "dpkg", "rustc", "go":
      return call.name == "basename" || call.name == "which"
        ? basenameOutput(of: call) : ShellFlow()
    case "dirname", "realpath", "readlink": break
    case "ssh-agent", "direnv", "brew", "pyenv", "rbenv", "fnm", "starship", "zoxide", "dircolors",
      "mise", "opam", "conda", "keychain", "gpg-agent", "minikube", "docker-machine", "resize",
      "lesspipe", "hub", "thefuck", "asdf", "luarocks", "nodenv", "register-python-argcomplete",
      "ng", "atuin", "vault", "aws", "getopt":
      flow.marks.insert(.shellSetup)
    case "sha256sum", "shasum", "sha512sum", "md5sum", "sha1sum", "cosign", "minisign", "gpgv",
      "b2sum", "cksum":
      verify(call)
    default: break
    }
    if call.name == "gpg", call.has("--verify") { verify(call) }
    for source in SecretJudge.sources(of: call) where Self.filters.contains(call.name) {
      let read = self.flow(ofFile: source)
      flow.marks.formUnion(read.marks)
      if call.name == "cat" { flow.text = call.arguments.count == 1 ? read.text : nil }
    }
    if ["chmod", "touch", "mkdir"].contains(call.name) { flow.text = "" }
    return flow
  }

  private func basenameOutput(of call: ShellCall) -> ShellFlow {
    guard let path = call.words.first else { return .unknown }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return ShellFlow(text: call.name == "which" ? nil : name + "\n")
  }

  private func downloadOutput(of call: ShellCall) -> ShellFlow {
    let isSaved =
      call.name == "wget"
      && !call.arguments.contains {
        $0.text.holds("O-") || $0.text == "-" || $0.text.hasPrefix("--output-document=-")
          || $0.text.holds("O/dev/stdout") || $0.text == "/dev/stdout"
      }
      || call.has("-I", "--head")
    return ShellFlow(marks: isSaved ? [] : .download)
  }

  private mutating func decodedOutput(of call: ShellCall, _ flow: ShellFlow) -> ShellFlow {
    var flow = flow
    flow.marks.insert(.decoded)
    flow.text = nil
    if let input = call.input?.text, call.name == "base64", input.utf8.count < 10_000 {
      flow.text = Base64Text.decoded(input)
    }
    return flow
  }

  private func transformedOutput(of call: ShellCall, _ flow: ShellFlow) -> ShellFlow {
    var flow = flow
    let words = call.arguments.map(\.text)
    let first = words.first ?? ""
    switch call.name {
    case "xxd":
      if words.contains(where: { $0.hasPrefix("-") && $0.contains("r") }) {
        flow.marks.insert(.decoded)
      }
    case "openssl":
      if words.contains("-d") || first == "base64" && words.contains("-d") {
        flow.marks.insert(.decoded)
      }
    case "gunzip", "zcat", "bunzip2", "unxz", "bzcat", "xzcat", "uudecode", "rot13", "funzip":
      flow.marks.insert(.decoded)
    case "gzip", "xz":
      if words.contains(where: { $0 == "-d" || $0 == "-dc" || $0 == "-cd" || $0 == "--decompress" })
      {
        flow.marks.insert(.decoded)
      }
    case "gpg":
      if words.contains("-d") || words.contains("--decrypt") { flow.marks.insert(.decoded) }
    case "rev":
      flow.marks.insert(.decoded)
      if let text = call.input?.text {
        flow.text = text.split(separator: "\n").map { String($0.reversed()) }.joined(
          separator: "\n")
      }
    case "tr":
      // Letters for other letters: `tr a-z n-za-m`.
      if words.count == 2, words.contains(where: { $0.holds("N-Z") || $0.holds("n-z") }) {
        flow.marks.insert(.decoded)
      }
    case "perl", "python", "python3":
      if words.contains(where: {
        $0.holds("b64decode") || $0.holds("decode_base64") || $0.holds("unhexlify")
          || $0.holds("fromhex") || $0.holds("pack(")
      }) {
        flow.marks.insert(.decoded)
      }
    default:
      if let name = words.first(where: { !$0.hasPrefix("-") }), name.holds("system(") {
        flow.marks = []
      }
    }
    for source in SecretJudge.sources(of: call) {
      flow.marks.formUnion(self.flow(ofFile: source).marks)
    }
    return flow
  }

  /// A checksum was compared: what was downloaded before is known now.
  private mutating func verify(_ call: ShellCall) {
    let compares =
      call.arguments.contains {
        ["-c", "--check", "--verify", "verify", "verify-blob", "-V"].contains($0.text)
          || $0.text.hasPrefix("-") && $0.text.hasSuffix("c")
      }
      || call.name == "gpgv"
    guard compares else { return }
    for (path, flow) in files where flow.marks.contains(.download) {
      files[path]?.marks.insert(.verified)
    }
  }
}

/// Base64, as `base64 -d` reads it.
enum Base64Text {
  static func decoded(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for byte in text.utf8 {
      let value: UInt32
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(byte - UInt8(ascii: "A"))
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte - UInt8(ascii: "a")) + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte - UInt8(ascii: "0")) + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "): continue
      default: return nil
      }
      buffer = buffer << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        buffer &= (1 << UInt32(bits)) - 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
