/// Telegram's bot tokens: the number of the bot, a colon, and a key that starts with `AA`.
///
/// Source: Telegram's documentation, "Bot API", section "Authorizing your bot".
enum TelegramBot {
  private static let idLength = 6...12  // digits
  private static let keyLength = 34...35  // characters

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    let parts = secret.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].isNumber, idLength.contains(parts[0].count),
      parts[0].first != UInt8(ascii: "0")
    else { return .impossible("it names no bot") }
    guard parts[1].hasPrefix("AA"), keyLength.contains(parts[1].count) else {
      return .impossible("its key has another form")
    }
    return .valid("bot and key have their form")
  }
}
