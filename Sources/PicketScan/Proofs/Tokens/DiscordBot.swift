internal import PicketFormats

/// Discord's bot tokens: the id of the bot in base 64, a time, and a signature.
///
/// Source: Discord's documentation, "Reference", sections "Authentication" and "Snowflakes".
enum DiscordBot {
  private static let idLength = 17...19  // digits
  /// The first second of 2015 in UTC, from which ids count milliseconds.
  private static let epoch = 1_420_070_400

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    let parts = secret.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { return .impossible("it has another number of parts") }
    guard let bytes = Base64.decode(parts[0]), let id = bytes[...].number,
      idLength.contains(bytes.count)
    else { return .impossible("its first part is no id") }
    let date = CivilDate.text(ofSeconds: (id >> 22) / 1_000 + epoch)
    return .valid(date.map { "a bot made \($0)" } ?? "a bot")
  }
}
