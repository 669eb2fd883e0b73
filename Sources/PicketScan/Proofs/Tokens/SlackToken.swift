/// Slack's tokens: the kind, the numbers of workspace and user, and a key.
///
/// Source: Slack's documentation, "Token types"; the parts are told from published values.
enum SlackToken {
  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    let parts = secret.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let kind = parts.first, let key = parts.last, parts.count >= 3 else {
      return .impossible("it has another number of parts")
    }
    let ids = parts.dropFirst().dropLast()
    switch String(decoding: kind, as: UTF8.self) {
    case "xoxb", "xoxp", "xoxs", "xoxa", "xoxr":
      guard ids.allSatisfy({ $0.isNumber || $0.count == 1 }) else {
        return .impossible("it names no workspace")
      }
    case "xapp":
      guard ids.count == 3, key.count == 64 else { return .impossible("it names no app") }
    default:
      return .inconclusive
    }
    return .valid("workspace and key have their form")
  }
}
