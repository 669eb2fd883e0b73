/// A program, ready to be judged.
///
/// Most programs ask for little of it: what is worked out is worked out when it is asked for.
final class CodeProgram {
  let code: CodeText
  /// Which function each token belongs to.
  private(set) lazy var scopes = CodeScopes(code)
  private(set) lazy var assignments = CodeAssignments(code, scopes)
  /// What names stand for that were imported: `sp` for `subprocess`.
  private(set) lazy var imports = CodeImports(code)
  /// The values of assignments by their place: each is worked out once, however often it is used.
  var known: [Int: CodeValue] = [:]

  init(_ bytes: [UInt8], _ language: CodeLanguage) {
    code = CodeText(bytes, language)
  }

  var expression: CodeExpression { CodeExpression(code) }

  /// Returns what is known of the value of an expression.
  func value(_ tokens: Range<Int>) -> CodeValue {
    var evaluator = CodeEvaluator(self)
    return evaluator.value(tokens)
  }
}
