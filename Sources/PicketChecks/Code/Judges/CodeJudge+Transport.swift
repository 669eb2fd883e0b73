/// Connections whose other side nobody checks.
extension CodeJudge {
  private static let check = "code/tls-verification-off"

  mutating func judgeTransport(_ call: CodeCall) {
    switch language {
    case .python: judgePythonTransport(call)
    case .php: judgePHPTransport(call)
    case .java, .kotlin: judgeJavaTransport(call)
    default: break
    }
  }

  private mutating func judgePythonTransport(_ call: CodeCall) {
    if isWord(call.value(named: "verify"), "False"), Self.clients.contains(call.name) {
      return report(Self.check, call.tokens)
    }
    if isWord(call.value(named: "ssl"), "False"),
      ["TCPConnector", "get", "post", "request", "ws_connect"].contains(call.name)
    {
      return report(Self.check, call.tokens)
    }
    if call.name == "_create_unverified_context" || call.name == "_create_stdlib_context" {
      report(Self.check, call.tokens)
    }
  }

  static let clients: Set<String> = [
    "get", "post", "put", "delete", "patch", "head", "options", "request", "Client", "AsyncClient",
    "Session", "stream", "send", "client", "resource", "urlopen", "fetch", "download",
    "ClientSession",
  ]

  private mutating func judgePHPTransport(_ call: CodeCall) {
    guard call.name == "curl_setopt", call.values.count == 3 else { return }
    let option = call.values[1].map { code.word($0) }.joined()
    guard option == "CURLOPT_SSL_VERIFYPEER" || option == "CURLOPT_SSL_VERIFYHOST",
      isWord(call.values[2], "false", "FALSE", "False", "0", "null")
    else { return }
    report(Self.check, call.tokens)
  }

  private mutating func judgeJavaTransport(_ call: CodeCall) {
    switch call.name {
    case "NoopHostnameVerifier", "AllowAllHostnameVerifier", "TrustAllStrategy":
      report(Self.check, call.tokens)
    case "setHostnameVerifier", "hostnameVerifier", "setDefaultHostnameVerifier",
      "setSSLHostnameVerifier":
      let trusts = call.tokens.contains {
        (code.symbol($0) == "->" || code.symbol($0) == "{") && code.word($0 + 1) == "true"
      }
      if trusts { report(Self.check, call.tokens) }
    default: break
    }
  }

  /// Judges `name: value` and `name = value`.
  mutating func judgeTransportSetting(at index: Int) {
    let value = (index + 1)..<min(index + 2, code.tokens.count)
    guard let range = settingName(before: index), !value.isEmpty else { return }
    let name = String(decoding: code.bytes[range], as: UTF8.self)
    let whole = (index - 1)..<(index + 2)
    switch (language, name) {
    case (.javascript, "rejectUnauthorized"), (.javascript, "strictSSL"):
      if isWord(value, "false", "0") { report(Self.check, whole) }
    case (.javascript, "NODE_TLS_REJECT_UNAUTHORIZED"):
      let text = code.literal(index + 1).map { code.plainText($0) }
      if text == "0" || isWord(value, "0") { report(Self.check, whole) }
    case (.go, "InsecureSkipVerify"):
      if isWord(value, "true") { report(Self.check, whole) }
    case (.python, "verify"):
      guard code.symbol(index - 2) == ".", isWord(value, "False") else { return }
      report(Self.check, whole)
    case (.python, "check_hostname") where code.brackets[index] < 0:
      if isWord(value, "False") { report(Self.check, whole) }
    case (.python, "verify_ssl"), (.python, "ssl_verify"), (.python, "verify_certs"),
      (.python, "validate_certs"), (.python, "check_hostname"):
      // Any call may have them as arguments.
      guard code.brackets[index] >= 0, code.symbol(index) == "=", isWord(value, "False"),
        let call = CodeCall(code, at: code.brackets[index])
      else { return }
      report(Self.check, call.tokens)
    case (.python, "_create_default_https_context"):
      if code.tokens[index...].prefix(5).indices.contains(where: {
        code.word($0) == "_create_unverified_context"
      }) {
        report(Self.check, whole)
      }
    case (.php, "CURLOPT_SSL_VERIFYPEER"), (.php, "CURLOPT_SSL_VERIFYHOST"), (.php, "verify_peer"),
      (.php, "verify_peer_name"), (.php, "verify"):
      if isWord(value, "false", "FALSE", "0") { report(Self.check, whole) }
    case (.ruby, "verify_ssl"), (.ruby, "ssl_verify"):
      if isWord(value, "false") { report(Self.check, whole) }
    case (.csharp, "ServerCertificateValidationCallback"),
      (.csharp, "ServerCertificateCustomValidationCallback"),
      (.csharp, "RemoteCertificateValidationCallback"):
      judgeCallback(from: index)
    default: break
    }
  }

  /// The bytes of the name or the text before a token that assigns.
  func settingName(before index: Int) -> Range<Int>? {
    if code.isName(index - 1) { return code.tokens[index - 1].range }
    // `process.env["NAME"] = …`
    let text = code.symbol(index - 1) == "]" ? index - 2 : index - 1
    guard let literal = code.literal(text), code.literals[literal].parts.count == 1,
      case .plain(let range) = code.literals[literal].parts[0]
    else { return nil }
    return range
  }

  /// Judges a function that says yes to every certificate.
  private mutating func judgeCallback(from index: Int) {
    let end = min(code.main.upperBound, index + 40)
    var place = index + 1
    while place < end, code.symbol(place) != ";" {
      let says =
        code.word(place) == "true"
        && (code.symbol(place - 1) == "=>"
          || code.word(place - 1) == "return"
            && code.symbol(place - 2) == "{")
      if says || code.word(place) == "DangerousAcceptAnyServerCertificateValidator" {
        return report(Self.check, (index - 1)..<(place + 1))
      }
      place += 1
    }
  }

  /// Judges names that stand for no check at all.
  mutating func judgeTransportName(at index: Int) {
    switch code.word(index) {
    case "CERT_NONE" where language == .python:
      guard code.symbol(index - 1) == "." || code.symbol(index - 1) == "=" else { return }
    case "VERIFY_NONE" where language == .ruby: break
    case "ALLOW_ALL_HOSTNAME_VERIFIER" where language == .java || language == .kotlin: break
    case "INSTANCE" where code.word(index - 2) == "NoopHostnameVerifier": break
    case "checkServerTrusted" where language == .java || language == .kotlin:
      guard hasEmptyBody(behind: index) else { return }
    case "DangerousAcceptAnyServerCertificateValidator": break
    case "html_safe": return judgeSafeName(at: index)
    default: return
    }
    report(Self.check, index..<(index + 1))
  }

  private func hasEmptyBody(behind index: Int) -> Bool {
    guard code.symbol(index + 1) == "(", code.partners[index + 1] > index else { return false }
    var place = code.partners[index + 1] + 1
    while code.isName(place) || code.symbol(place) == "," || code.symbol(place) == "." {
      place += 1
    }
    return code.symbol(place) == "{" && code.partners[place] == place + 1
  }
}
