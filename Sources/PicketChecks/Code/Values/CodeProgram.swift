/// A program, ready to be judged.
struct CodeProgram {
  let code: CodeText
  let scopes: CodeScopes
  let assignments: CodeAssignments
  /// The values of assignments that were worked out.
  let known = CodeKnownValues()

  init(_ bytes: [UInt8], _ language: CodeLanguage) {
    code = CodeText(bytes, language)
    scopes = CodeScopes(code)
    assignments = CodeAssignments(code, scopes)
  }

  var expression: CodeExpression { CodeExpression(code) }

  /// Returns what is known of the value of an expression.
  func value(_ tokens: Range<Int>) -> CodeValue {
    var evaluator = CodeEvaluator(self)
    return evaluator.value(tokens)
  }
}

/// The values of assignments by their place: each is worked out once, however often it is used.
final class CodeKnownValues {
  var values: [Int: CodeValue] = [:]
}
