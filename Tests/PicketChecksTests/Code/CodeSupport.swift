import PicketChecks
import PicketModel

/// What is found in a program, by the lines that it is found on: `2 sql-injection`.
func codeFindings(_ text: String, _ path: String) -> [String] {
  let bytes = [UInt8](text.utf8)
  return CodeJudge.findings(in: bytes, path: BytePath(path))
    .sorted { $0.range.lowerBound < $1.range.lowerBound }
    .map { found in
      let line = bytes[..<found.range.lowerBound].count { $0 == 0x0A } + 1
      return "\(line) \([found].names[0])"
    }
}
