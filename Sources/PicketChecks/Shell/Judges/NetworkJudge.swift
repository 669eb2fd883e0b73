import PicketModel

/// Commands that talk to other machines.
enum NetworkJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    switch call.name {
    case "curl": judgeCurl(call, &run)
    case "wget": judgeWget(call, &run)
    case "nc", "ncat", "netcat", "nc.traditional", "nc.openbsd": judgeNetcat(call, &run)
    case "socat": judgeSocat(call, &run)
    case "telnet":
      if !run.fifos.isEmpty { run.report(.reverseShell, call.range) }
      SecretJudge.judgeSink(call, &run)
    case "scp", "rclone", "sftp", "ftp", "tftp", "lftp", "croc", "wormhole", "magic-wormhole":
      judgeTransfer(call, &run)
    case "ssh":
      if call.words.contains(where: {
        $0.holds("ProxyCommand") && $0.holds("sh") && $0.holds(";")
      }) {
        run.report(.codeThroughEnvironment, call.range)
      }
      SecretJudge.judgeSink(call, &run)
    case "http", "https", "xh":
      if call.has("--verify=no", "--verify=false") {
        run.report(.tlsVerificationOff, call.range)
      }
      SecretJudge.judgeSink(call, &run)
    case "openssl":
      if call.arguments.first?.text == "s_client" { SecretJudge.judgeSink(call, &run) }
      if call.arguments.first?.text == "s_client", !run.fifos.isEmpty {
        run.report(.reverseShell, call.range)
      }
    default: SecretJudge.judgeSink(call, &run)
    }
  }

  private static let curlValues = "AbcCdDeEFHKmoPQrtTuUwxXYyz"
  private static let curlLong = [
    "data", "data-raw", "data-binary", "data-urlencode", "form", "form-string", "upload-file",
    "header", "output", "request",
    "user", "url", "cacert", "cert", "key", "max-time", "connect-timeout", "retry", "retry-delay",
    "user-agent", "proxy",
    "write-out", "cookie", "cookie-jar", "resolve", "json", "output-dir", "referer", "config",
    "retry-max-time", "proto", "limit-rate", "interface", "range", "netrc-file", "oauth2-bearer",
    "connect-to", "dump-header", "ciphers", "tlsv1.2",
  ]

  private static func judgeCurl(_ call: ShellCall, _ run: inout ShellRun) {
    let options = ShellOptions(call.arguments, valued: curlValues, longValued: curlLong)
    let urls = options.operands + options.all("url")
    if options.has("k", "insecure", "proxy-insecure"), !urls.allSatisfy(isLocal) || urls.isEmpty {
      run.report(.tlsVerificationOff, call.range)
    }
    let sent = options.all(
      "d", "data", "data-raw", "data-binary", "data-urlencode", "F", "form", "T", "upload-file",
      "json", "H", "header", "b", "cookie", "u", "user", "form-string")
    if !urls.isEmpty, urls.allSatisfy(isLocal) { return saveDownload(call, options, urls, &run) }
    var marks: ShellMarks = []
    for value in sent {
      marks.formUnion(value.value.marks)
      var text = value.text[...]
      if let at = text.firstIndex(where: { $0 == "@" || $0 == "<" }) {
        text = text[text.index(after: at)...].prefix { $0 != ";" && $0 != "," }
      } else if options.value("T", "upload-file") != value {
        continue
      }
      if text == "-" || text == "/dev/stdin" || text == "." {
        marks.formUnion(run.inputMarks(of: call))
      }
      let file = ShellArgument(String(text), range: value.range)
      marks.formUnion(run.flow(ofFile: file).marks)
    }
    for url in urls { marks.formUnion(url.value.marks) }
    run.judgeNetworkSink(marks.intersection([.secret, .environment]), call.range)
    let method = options.value("X", "request")?.text.uppercased()
    if method == "DELETE", run.setting.isLive, urls.contains(where: { isService($0.text) }) {
      run.report(.infrastructureDestruction, call.range, "it asks a server to delete something")
    }
    saveDownload(call, options, urls, &run)
  }

  /// Interfaces of services that are known to delete what is asked for.
  private static func isService(_ url: String) -> Bool {
    [
      "api.github.com/repos", "gitlab.com/api", "api.digitalocean.com", "management.azure.com",
      ".googleapis.com", "api.heroku.com", ":9200/", "api.cloudflare.com",
    ].contains { url.holds($0) }
  }

  private static func saveDownload(
    _ call: ShellCall, _ options: ShellOptions, _ urls: [ShellArgument], _ run: inout ShellRun
  ) {
    var flow = ShellFlow(marks: .download)
    if urls.contains(where: { $0.text.hasPrefix("file:") }) { flow.marks = [] }
    for file in options.all("o", "output") where file.text != "-" {
      run.write(flow, to: [file], range: call.range)
      if !file.isHarmlessSink { run.judgePlace(file, call.range, isElsewhere: call.isElsewhere) }
    }
    if options.has("O", "remote-name", "remote-name-all") {
      for url in urls { saveByName(url, &run) }
    }
  }

  private static func saveByName(_ url: ShellArgument, _ run: inout ShellRun) {
    guard let name = url.text.split(separator: "/").last?.prefix(while: { $0 != "?" }),
      url.text.contains("/")
    else { return }
    run.write(
      ShellFlow(marks: .download), to: [ShellArgument(String(name), range: url.range)],
      range: url.range)
  }

  static func isLocal(_ url: ShellArgument) -> Bool {
    var text = url.text[...]
    if let scheme = text.range(ofFirst: "://") { text = text[scheme.upperBound...] }
    return ["localhost", "127.0.0.1", "[::1]", "0.0.0.0", "::1", "host.docker.internal"].contains {
      text.hasPrefix($0)
    }
  }

  private static func judgeWget(_ call: ShellCall, _ run: inout ShellRun) {
    let options = ShellOptions(
      call.arguments, valued: "oOaeiBtTwQPUlADIXR",
      longValued: [
        "output-document", "post-data", "post-file", "body-file", "body-data", "header",
        "directory-prefix", "timeout", "tries", "user-agent", "method", "input-file", "user",
        "password",
      ])
    let urls = options.operands
    if options.has("no-check-certificate"), !urls.allSatisfy(isLocal) {
      run.report(.tlsVerificationOff, call.range)
    }
    var marks: ShellMarks = []
    for value in options.all("post-data", "body-data", "header") + urls {
      marks.formUnion(value.value.marks)
    }
    for file in options.all("post-file", "body-file") {
      marks.formUnion(run.flow(ofFile: file).marks)
      if file.text == "-" || file.text == "/dev/stdin" { marks.formUnion(run.inputMarks(of: call)) }
    }
    run.judgeNetworkSink(marks.intersection([.secret, .environment]), call.range)
    if let file = options.value("O", "output-document") {
      if file.text != "-" {
        run.write(ShellFlow(marks: .download), to: [file], range: call.range)
        if !file.isHarmlessSink { run.judgePlace(file, call.range, isElsewhere: call.isElsewhere) }
      }
    } else {
      let directory = options.value("P", "directory-prefix")?.text
      for url in urls {
        saveByName(url, &run)
        if let directory, let name = url.text.split(separator: "/").last {
          run.write(
            ShellFlow(marks: .download),
            to: [ShellArgument(directory + "/" + name, range: url.range)], range: url.range)
        }
      }
    }
  }

  private static func judgeNetcat(_ call: ShellCall, _ run: inout ShellRun) {
    let options = ShellOptions(
      call.arguments, valued: "epcgGiIMmOPqsTVwWXx",
      longValued: ["exec", "sh-exec", "lua-exec", "source-port", "proxy", "wait", "idle-timeout"])
    if options.has("e", "exec", "sh-exec", "lua-exec")
      || options.value("c").map({ $0.text.holds("sh") }) == true
    {
      return run.report(.reverseShell, call.range)
    }
    if !run.fifos.isEmpty {
      return run.report(
        .reverseShell, call.range, "a named pipe carries what it is told to a shell")
    }
    if options.has("z") { return }
    SecretJudge.judgeSink(call, &run)
  }

  private static func judgeSocat(_ call: ShellCall, _ run: inout ShellRun) {
    let runs = call.words.contains { word in
      let lower = word.lowercased()
      return lower.hasPrefix("exec:") || lower.hasPrefix("system:")
    }
    let isNetwork = call.words.contains { word in
      let lower = word.lowercased()
      return ["tcp", "udp", "openssl", "ssl", "sctp"].contains { lower.hasPrefix($0) }
    }
    if runs, isNetwork { return run.report(.reverseShell, call.range) }
    SecretJudge.judgeSink(call, &run)
  }

  private static func judgeTransfer(_ call: ShellCall, _ run: inout ShellRun) {
    if call.name == "rclone", let verb = call.arguments.first?.text,
      ["delete", "purge", "deletefile", "cleanup", "rmdirs"].contains(verb),
      !call.has("--dry-run", "-n")
    {
      run.report(.infrastructureDestruction, call.range, "files of the remote are deleted")
    }
    let options = ShellOptions(call.arguments, valued: "cFiJloPSX")
    if call.name == "scp", let target = options.operands.last, !target.text.contains(":") {
      run.judgePlace(target, call.range, isElsewhere: false)
      return
    }
    SecretJudge.judgeSink(call, &run)
  }
}
