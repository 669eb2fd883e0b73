/// Texts that are run as programs.
extension CodeJudge {
  private static let javaEngines: Set<String> = [
    "engine", "scriptEngine", "js", "nashorn", "shell", "groovyShell", "GroovyShell", "interpreter",
  ]

  mutating func judgeEvaluation(_ call: CodeCall) {
    guard let argument = evaluated(call) else { return }
    let value = program.value(argument)
    guard !value.isConstant else { return }
    report("code/evaluation", call.tokens)
  }

  /// The argument that a call runs as a program.
  private func evaluated(_ call: CodeCall) -> Range<Int>? {
    let (name, isBare) = (call.name, call.path.count == 1)
    let values = call.values
    switch language {
    case .python:
      let path = resolved(call)
      if path.count == 1, name == "eval" || name == "exec" { return values.first }
      if path.first == "builtins", name == "eval" || name == "exec" { return values.first }
      if ["runcode", "runsource", "push", "interact"].contains(name),
        path.contains("InteractiveConsole") || path.contains("InteractiveInterpreter")
          || call.object.hasPrefix("console")
      {
        return values.first
      }
      if name == "render_template_string" || path.suffix(2) == ["jinja2", "Template"] {
        return values.first
      }
      return name == "run_in_subinterp" || name == "run_string" ? values.last : nil
    case .javascript:
      if name == "eval", isBare || ["window", "global", "globalThis"].contains(call.object) {
        return values.first
      }
      if name == "Function", isBare { return values.last }
      if name == "setTimeout" || name == "setInterval" { return builtText(values.first) }
      if ["runInContext", "runInNewContext", "runInThisContext", "compileFunction"].contains(name) {
        return call.object == "vm" ? values.first : nil
      }
      return name == "Script" && call.object == "vm" ? values.first : nil
    case .php:
      guard isBare else { return nil }
      if name == "assert" { return values.first.flatMap { isPlainValue($0) ? $0 : nil } }
      return name == "eval" ? values.first : name == "create_function" ? values.last : nil
    case .ruby:
      if name == "eval" { return values.first }
      guard ["instance_eval", "class_eval", "module_eval"].contains(name),
        let first = values.first, code.symbol(first.lowerBound) != "&"
      else { return nil }
      return first
    case .java, .kotlin:
      let runs = name == "eval" || name == "evaluate" || name == "parseExpression"
      return runs
        && (Self.javaEngines.contains(call.object) || name == "parseExpression"
          || call.path.contains("getEngineByName"))
        ? values.first : nil
    case .csharp:
      return ["CSharpScript"].contains(call.object) ? values.first : nil
    case .go, .swift: return nil
    }
  }

  /// Whether an expression is a variable, or an element of one, and no comparison.
  private func isPlainValue(_ tokens: Range<Int>) -> Bool {
    tokens.count < 6
      && tokens.allSatisfy { index in
        code.isName(index) && code.word(index) != "instanceof" || code.literal(index) != nil
          || ["[", "]"].contains(code.symbol(index))
      }
  }

  /// A text that is put together; functions and variables are left to their type.
  private func builtText(_ tokens: Range<Int>?) -> Range<Int>? {
    guard let tokens, program.value(tokens).isBuilt else { return nil }
    return tokens.contains { code.symbol($0) == "=>" || code.word($0) == "function" } ? nil : tokens
  }
}
