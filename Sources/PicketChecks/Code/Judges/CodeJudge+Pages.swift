import PicketModel

/// Texts that become a part of a page without being escaped.
extension CodeJudge {
  private static let check = "code/html-injection"

  mutating func judgePage(_ call: CodeCall) {
    guard let argument = unescaped(call) else { return }
    let value = program.value(argument)
    guard !value.isConstant, !isCleaned(argument) else { return }
    report(Self.check, call.tokens)
  }

  /// The argument that a call puts into a page as it is.
  private func unescaped(_ call: CodeCall) -> Range<Int>? {
    let (name, values) = (call.name, call.values)
    switch language {
    case .python:
      if ["mark_safe", "SafeString", "SafeText", "SafeUnicode", "SafeBytes"].contains(name) {
        return values.first
      }
      if name == "Markup" || name == "format_html" {
        return name == "Markup" ? values.first : builtFormat(values.first)
      }
      return nil
    case .javascript: return unescapedInScript(call)
    case .ruby:
      return (name == "raw" || name == "safe_concat") && call.path.count == 1 ? values.first : nil
    case .go:
      let isTemplate = call.object == "template"
      return isTemplate
        && ["HTML", "JS", "HTMLAttr", "URL", "CSS", "JSStr", "Srcset"].contains(name)
        ? values.first : nil
    case .csharp:
      if name == "Raw", call.object == "Html" { return values.first }
      return ["HtmlString", "MvcHtmlString", "MarkupString"].contains(name)
        || name == "Create" && call.object == "MvcHtmlString" ? values.first : nil
    case .java, .kotlin:
      let writes = ["write", "print", "println", "append"].contains(name)
      guard writes, call.path.contains("getWriter") || call.path.contains("getOutputStream"),
        let first = values.first, program.value(first).isBuilt
      else { return nil }
      return first
    case .php, .swift: return nil
    }
  }

  private func unescapedInScript(_ call: CodeCall) -> Range<Int>? {
    switch call.name {
    case "insertAdjacentHTML", "bypassSecurityTrustHtml", "bypassSecurityTrustScript",
      "bypassSecurityTrustStyle", "bypassSecurityTrustUrl", "bypassSecurityTrustResourceUrl",
      "createContextualFragment", "setHTMLUnsafe":
      return call.values.last
    case "write", "writeln":
      return ["document", "contentDocument"].contains(call.object) ? call.values.first : nil
    case "html":
      guard call.values.count == 1, call.path.first == "$" || call.path.first == "jQuery" else {
        return nil
      }
      return call.values.first.flatMap { program.value($0).isBuilt && looksLikePage($0) ? $0 : nil }
    case "send", "write_", "end":
      // A page that the server puts together.
      guard ["res", "response"].contains(call.path.first ?? ""), let first = call.values.first,
        program.value(first).isBuilt, looksLikePage(first)
      else { return nil }
      return first
    default: return nil
    }
  }

  private func builtFormat(_ tokens: Range<Int>?) -> Range<Int>? {
    tokens.flatMap { program.value($0).isBuilt ? $0 : nil }
  }

  private func looksLikePage(_ tokens: Range<Int>) -> Bool {
    let text = program.value(tokens).text
    return zip(text, text.dropFirst()).contains {
      $0 == UInt8(ascii: "<") && ($1.isASCIILetter || $1 == UInt8(ascii: "/"))
    }
  }

  /// Functions of Rails whose result is escaped already.
  private static let safeHelpers: Set<String> = [
    "h", "l", "t", "link_to", "content_tag", "image_tag", "label_tag", "safe_join", "render",
    "options_for_select", "submit_tag", "hidden_field_tag", "simple_format", "tag",
  ]

  /// Whether an expression or what a name stands for goes through a function that cleans it.
  private func isCleaned(_ tokens: Range<Int>) -> Bool {
    tokens.contains { index in
      let name = code.word(index).lowercased()
      if language == .ruby, Self.safeHelpers.contains(name) { return true }
      return !name.isEmpty
        && Self.cleaningWords.contains { name.holds($0) }
        && !name.holds("unescape") && !name.holds("decode")
    }
  }

  /// What the names of functions hold that make a value harmless.
  private static let cleaningWords = [
    "sanitiz", "purify", "escape", "encode", "clean", "strip_tags", "trustedhtml",
  ]

  // MARK: Assignments and attributes

  private static let properties: Set<String> = ["innerHTML", "outerHTML", "srcdoc"]

  mutating func judgePageAssignment(at index: Int) {
    guard language == .javascript else { return }
    let name = code.word(index - 1)
    let symbol = code.symbol(index)
    if symbol == "=" || symbol == "+=", Self.properties.contains(name),
      [".", "?."].contains(code.symbol(index - 2))
    {
      judgePageValue(from: index + 1, whole: program.expression.operandStart(endingAt: index - 1))
    } else if symbol == ":", name == "__html" {
      judgePageValue(from: index + 1, whole: index - 1)
    } else if symbol == "=", name == "html", code.symbol(index - 2) == "-",
      code.word(index - 3) == "v"
    {
      judgeTemplateValue(index)
    }
  }

  private mutating func judgePageValue(from start: Int, whole: Int) {
    let end = program.expression.end(from: start)
    guard end > start, !program.value(start..<end).isConstant, !isCleaned(start..<end) else {
      return
    }
    report(Self.check, whole..<end)
  }

  /// Judges `v-html="…"`, whose text is an expression.
  private mutating func judgeTemplateValue(_ index: Int) {
    guard let literal = code.literal(index + 1) else { return }
    let text = code.plainText(literal)
    let folded = text.lowercased()
    guard !text.isEmpty, !text.hasPrefix("'"), !folded.holds("sanitiz"),
      !folded.holds("purify")
    else { return }
    report(Self.check, (index - 3)..<(index + 2))
  }

  /// Judges `value.html_safe` of Rails.
  mutating func judgeSafeName(at index: Int) {
    guard language == .ruby, code.word(index) == "html_safe", code.symbol(index - 1) == "." else {
      return
    }
    let start = program.expression.operandStart(endingAt: index - 2)
    guard start < index - 1, !program.value(start..<(index - 1)).isConstant,
      !isCleaned(start..<index - 1)
    else { return }
    report(Self.check, start..<(index + 1))
  }
}
