/// What programs tell to people who should not know it: errors to users, secrets to logs.
extension CodeJudge {
  mutating func judgeDisclosure(_ call: CodeCall) {
    judgeErrorDetail(call)
    judgeSecretInLog(call)
    judgeDebugMode(call)
  }

  // MARK: Error details in responses

  static let responses: Set<String> = [
    "send", "json", "end", "write", "jsonify", "HttpResponse", "JsonResponse", "Response",
    "HttpResponseServerError", "HttpResponseBadRequest", "make_response", "JSONResponse",
    "HTMLResponse", "PlainTextResponse", "HTTPException", "Content", "StatusCode", "Problem",
    "BadRequest", "status", "body", "render", "sendError", "abort", "Error", "String", "JSON",
  ]

  private mutating func judgeErrorDetail(_ call: CodeCall) {
    switch language {
    case .javascript:
      guard ["send", "json", "end", "write"].contains(call.name),
        ["res", "response", "reply", "ctx"].contains(call.path.first ?? ""), holdsError(call)
      else { return }
    case .python:
      guard Self.responses.contains(call.name), call.name != "render", call.name != "body",
        call.name != "status", call.name != "write", call.name != "send", holdsError(call)
      else { return }
    case .go:
      guard call.path == ["http", "Error"], holdsError(call) else { return }
    case .java, .kotlin:
      let prints = call.name == "printStackTrace" && !call.values.isEmpty
      guard prints, call.tokens.contains(where: { code.word($0) == "getWriter" }) else { return }
    case .csharp:
      guard
        ["Content", "StatusCode", "BadRequest", "Problem", "WriteAsync", "Write"].contains(
          call.name),
        holdsError(call)
      else { return }
    case .php, .ruby, .swift: return
    }
    report("code/error-detail-in-response", call.tokens)
  }

  /// Whether an argument holds a stack, or what an error says.
  private func holdsError(_ call: CodeCall) -> Bool {
    guard call.close - call.open < 400,
      // What only developers get is no leak.
      !call.tokens.contains(where: { ["DEBUG", "NODE_ENV", "isDev"].contains(code.word($0)) })
    else { return false }
    return (call.open + 1..<call.close).contains { index in
      let word = code.word(index)
      switch word {
      case "stack", "StackTrace", "message", "Message":
        return code.symbol(index - 1) == "." && isErrorName(code.word(index - 2))
      case "format_exc", "print_exc", "format_exception": return true
      case "Error": return code.symbol(index - 1) == "." && isErrorName(code.word(index - 2))
      case "str", "repr":
        return code.symbol(index + 1) == "(" && isErrorName(code.word(index + 2))
          && code.symbol(index + 3) == ")"
      case "toString", "ToString":
        return code.symbol(index - 1) == "." && isErrorName(code.word(index - 2))
      default: return false
      }
    }
  }

  private func isErrorName(_ name: String) -> Bool {
    ["err", "e", "error", "ex", "exception", "exc", "er"].contains(name)
  }

  // MARK: Debug mode

  private mutating func judgeDebugMode(_ call: CodeCall) {
    guard language == .python, call.name == "run", isWord(call.value(named: "debug"), "True"),
      ["app", "application", "api", "server"].contains(call.object)
    else { return }
    report("code/error-detail-in-response", call.tokens, variant: "debug")
  }

  /// Judges `DEBUG = True` of a settings file.
  mutating func judgeDisclosureSetting(at index: Int) {
    guard language == .python, code.word(index - 1) == "debug", code.symbol(index - 2) == ".",
      code.word(index + 1) == "True", ["app", "application"].contains(code.word(index - 3))
    else { return }
    report("code/error-detail-in-response", (index - 3)..<(index + 2), variant: "debug")
  }

  // MARK: Secrets in logs

  static let logs: Set<String> = [
    "info", "debug", "warn", "warning", "error", "log", "print", "println", "printf", "exception",
    "critical", "fatal", "trace", "Println", "Printf", "Print", "Fatalf", "Infof", "Debugf",
    "Warnf",
    "Errorf", "Info", "Debug", "Warn", "NSLog", "WriteLine", "LogInformation", "LogError",
    "LogDebug",
    "LogWarning", "LogTrace", "error_log", "var_dump", "print_r", "puts", "dir",
  ]

  private static let loggers: Set<String> = [
    "log", "logger", "logging", "LOG", "LOGGER", "Log", "console", "fmt", "out", "err", "Logger",
    "_logger", "slog", "zap", "logrus", "Console", "Rails", "Timber", "winston", "sugar",
    "current_app",
    "klog", "glog",
  ]

  private mutating func judgeSecretInLog(_ call: CodeCall) {
    guard Self.logs.contains(call.name) else { return }
    if call.path.count > 1 {
      guard Self.loggers.contains(call.object) || call.object.lowercased().hasSuffix("logger")
      else {
        return
      }
    } else if !["print", "println", "puts", "NSLog", "error_log", "var_dump", "print_r"].contains(
      call.name)
    {
      return
    }
    if call.object == "fmt", call.name == "Errorf" { return }
    for argument in call.arguments where namesSecret(argument.tokens) {
      return report("code/secret-in-log", call.tokens)
    }
  }

  /// Whether an expression, or what it fills a text with, is a secret by its name.
  private func namesSecret(_ tokens: Range<Int>) -> Bool {
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      if let literal = code.literal(index) {
        if code.holes[literal].contains(where: namesSecret) { return true }
      } else if code.isName(index) {
        // Calls give something else than the secret that they get.
        if code.symbol(index + 1) == "(", code.partners[index + 1] > index {
          let isText = ["str", "String", "format", "Sprintf", "toString", "stringify", "dumps"]
            .contains(
              code.word(index))
          if !isText {
            index = code.partners[index + 1] + 1
            continue
          }
        } else if isSecretValue(index) {
          return true
        }
      }
      index += 1
    }
    return false
  }

  /// Whether the value of a name is shown, and the name is of a secret.
  private func isSecretValue(_ index: Int) -> Bool {
    // `password.length` and `a = password ? 1 : 2` do not show it.
    let next = code.symbol(index + 1)
    if [".", "?.", "->", "?", "==", "!=", "===", "!==", "::", "="].contains(next) { return false }
    if ["is", "in", "if", "not"].contains(code.word(index + 1)) { return false }
    if code.symbol(index - 1) == "!" || ["not", "if", "len", "bool"].contains(code.word(index - 1))
    {
      return false
    }
    return SecretName.isSecret(code.word(index))
      || ["headers", "Headers"].contains(code.word(index)) && code.symbol(index - 1) == "."
        && ["req", "request", "r"].contains(code.word(index - 2)) && next != "["
  }
}

/// Names of variables that hold secrets.
enum SecretName {
  private static let whole: Set<String> = [
    "password", "passwd", "pwd", "passphrase", "secret", "apikey", "authorization", "accesstoken",
    "authtoken", "refreshtoken", "privatekey", "secretkey", "clientsecret", "bearertoken", "jwt",
    "token", "credential", "credentials", "sessiontoken", "accesskey", "cvv", "ssn",
    "creditcard", "apitoken", "apisecret", "idtoken", "userpassword", "dbpassword",
  ]
  private static let endings = [
    "password", "passwd", "passphrase", "secret", "apikey", "accesstoken", "authtoken",
    "refreshtoken", "privatekey", "secretkey", "apitoken", "secrettoken",
  ]

  /// Whether a name is of a secret, whatever its spelling.
  static func isSecret(_ name: String) -> Bool {
    let folded = name.lowercased().filter { $0 != "_" && $0 != "$" && $0 != "@" }
    return whole.contains(folded) || endings.contains { folded.hasSuffix($0) }
  }
}
