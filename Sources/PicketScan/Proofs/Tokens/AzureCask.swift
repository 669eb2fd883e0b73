/// Microsoft's common annotated security keys: 52 random characters, a mark, the month of the
/// making, and the product.
///
/// Source: Microsoft's `cask`, "Common Annotated Security Key Standard": the layout alone is
/// looked at.
enum AzureCask {
  private static let length = 84  // characters, at least
  private static let markOffset = 52
  private static let yearOffset = 58
  private static let monthOffset = 59

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    guard secret.count >= length else { return .wrongLength }
    let start = secret.startIndex
    guard secret[(start + markOffset)...].hasPrefix("JQQJ9"),
      "9DH".utf8.contains(secret[start + yearOffset - 1])
    else { return .impossible("it lacks the mark of such a key") }
    let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let (year, month) = (secret[start + yearOffset], secret[start + monthOffset])
    guard letters.contains(year), (UInt8(ascii: "A")...UInt8(ascii: "L")).contains(month) else {
      return .impossible("it names no month")
    }
    let number = Int(month - UInt8(ascii: "A")) + 1
    return .valid(
      "made \(2024 + Int(year - letters.lowerBound))-\(number < 10 ? "0" : "")\(number)")
  }
}
