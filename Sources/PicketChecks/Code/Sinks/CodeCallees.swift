/// The functions whose calls are judged, by name.
///
/// Of a program's calls few are: what the others get is not looked at. A judge that asks for one more
/// function adds it here; the examples of its rule tell if that was forgotten.
enum CodeCallees {
  /// The functions that any judge asks for, in any language.
  static let judged = CodeNameSet(
    CodeJudge.sinks, CodeJudge.fragments, CodeJudge.railsFragments, CodeJudge.goFragments,
    CodeJudge.clients, CodeJudge.responses, CodeJudge.logs, commands, evaluations, pages, objects,
    transports)

  /// The names that are judged where something is assigned to them.
  static let settings = CodeNameSet([
    "innerHTML", "outerHTML", "srcdoc", "__html", "html", "TypeNameHandling", "debug",
    "rejectUnauthorized", "strictSSL", "NODE_TLS_REJECT_UNAUTHORIZED", "InsecureSkipVerify",
    "verify", "check_hostname", "_create_default_https_context", "CURLOPT_SSL_VERIFYPEER",
    "CURLOPT_SSL_VERIFYHOST", "verify_peer", "verify_peer_name", "verify_ssl", "ssl_verify",
    "verify_certs", "validate_certs", "ServerCertificateValidationCallback",
    "ServerCertificateCustomValidationCallback", "RemoteCertificateValidationCallback",
  ])

  private static let commands: Set<String> = [
    "system", "popen", "popen2", "popen3", "popen4", "Popen3", "Popen4", "getoutput",
    "getstatusoutput", "create_subprocess_shell", "create_subprocess_exec", "subprocess_shell",
    "call", "run", "Popen", "check_call", "check_output",
    "execl", "execle", "execlp", "execlpe", "execv", "execve", "execvp", "execvpe",
    "spawnl", "spawnle", "spawnlp", "spawnlpe", "spawnv", "spawnve", "spawnvp", "spawnvpe",
    "posix_spawn", "posix_spawnp",
    "exec", "shell_exec", "passthru", "proc_open", "pcntl_exec", "spawn", "syscall", "capture2",
    "capture2e", "capture3", "popen2e", "pipeline", "open",
    "execSync", "spawnSync", "execFile", "execFileSync", "execAsync", "execPromise",
    "ProcessBuilder", "command", "Command", "CommandContext", "Exec", "ForkExec", "StartProcess",
    "Start", "ProcessStartInfo",
  ]

  private static let evaluations: Set<String> = [
    "eval", "exec", "runcode", "runsource", "push", "interact", "render_template_string",
    "Template", "run_in_subinterp", "run_string", "Function", "setTimeout", "setInterval",
    "runInContext", "runInNewContext", "runInThisContext", "compileFunction", "Script", "assert",
    "create_function", "instance_eval", "class_eval", "module_eval", "evaluate", "parseExpression",
    "Evaluate", "EvaluateAsync", "RunAsync", "Create", "Run",
  ]

  private static let pages: Set<String> = [
    "mark_safe", "SafeString", "SafeText", "SafeUnicode", "SafeBytes", "Markup", "format_html",
    "insertAdjacentHTML", "bypassSecurityTrustHtml", "bypassSecurityTrustScript",
    "bypassSecurityTrustStyle", "bypassSecurityTrustUrl", "bypassSecurityTrustResourceUrl",
    "createContextualFragment", "setHTMLUnsafe", "write", "writeln", "html", "send", "write_",
    "end", "raw", "safe_concat", "HTML", "JS", "HTMLAttr", "URL", "CSS", "JSStr", "Srcset", "Raw",
    "HtmlString", "MvcHtmlString", "MarkupString", "print", "println", "append",
  ]

  private static let objects: Set<String> = [
    "load", "loads", "Unpickler", "DbfilenameShelf", "decode", "read_pickle", "unsafe_load",
    "unsafe_load_all", "full_load", "full_load_all", "YAML", "load_all", "unserialize",
    "deserialize", "restore", "load_stream", "load_documents", "unsafe_load_file", "object_load",
    "ObjectInputStream", "XMLDecoder", "readObject", "fromXML", "enableDefaultTyping", "Yaml",
    "BinaryFormatter", "NetDataContractSerializer", "SoapFormatter", "LosFormatter",
    "ObjectStateFormatter", "JavaScriptSerializer", "unarchiveObject",
  ]

  private static let transports: Set<String> = [
    "TCPConnector", "ws_connect", "_create_unverified_context", "_create_stdlib_context",
    "curl_setopt", "NoopHostnameVerifier", "AllowAllHostnameVerifier", "TrustAllStrategy",
    "setHostnameVerifier", "hostnameVerifier", "setDefaultHostnameVerifier",
    "setSSLHostnameVerifier", "printStackTrace", "WriteAsync", "Write",
  ]
}
