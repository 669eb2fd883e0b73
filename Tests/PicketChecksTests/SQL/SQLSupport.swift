import PicketChecks
import PicketModel

extension [TextFinding] {
  /// The names of the checks without their family, with the variant behind a blank.
  var names: [String] {
    map { found in
      let name = found.check.split(separator: "/").last.map(String.init) ?? ""
      return found.variant.map { "\(name) \($0)" } ?? name
    }
  }

  /// The text that each finding is about.
  func texts(in text: String) -> [String] {
    let bytes = [UInt8](text.utf8)
    return map { found in String(decoding: bytes[found.range], as: UTF8.self) }
  }
}

/// What is found in a file of statements.
func sqlFindings(_ text: String, path: String = "a.sql") -> [TextFinding] {
  SQLJudge.findings(inFile: Array(text.utf8), path: BytePath(path))
}
