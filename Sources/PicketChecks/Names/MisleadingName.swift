internal import PicketModel

/// Names that people, terminals or Windows read as something else.
enum MisleadingName {
  static func findings(of name: ArraySlice<UInt8>, _ path: BytePath) -> [EntryFinding] {
    var findings: [EntryFinding] = []
    if let character = invisibleCharacter(in: name) {
      findings.append(
        EntryFinding(
          .invisibleName, variant: character.variant, .name, path,
          "the name has \(character.shown) in it: '\(Array(name).shown)'"))
    }
    if let last = name.last, last == UInt8(ascii: ".") || last == UInt8(ascii: " ") {
      let what = last == UInt8(ascii: ".") ? "a dot" : "a blank"
      findings.append(
        EntryFinding(
          .trailingName, .name, path,
          "the name ends in \(what), which Windows drops: '\(Array(name).shown)'"))
    }
    if isDevice(name) {
      findings.append(
        EntryFinding(
          .deviceName, .name, path, "Windows opens a device for '\(Array(name).shown)'"))
    }
    return findings
  }

  private static func invisibleCharacter(
    in name: ArraySlice<UInt8>
  ) -> (shown: String, variant: String?)? {
    for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
      let code =
        "U+" + String(repeating: "0", count: max(0, 4 - hexadecimal(scalar).count))
        + hexadecimal(scalar)
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F: return ("the control character \(code)", nil)
      case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C:
        return ("\(code), which turns the direction of text,", nil)
      case 0x200B, 0x2060...0x2064, 0x180E, 0xFEFF, 0x00AD, 0xE0000...0xE007F, 0x115F, 0x1160,
        0x3164, 0xFFA0:
        return ("\(code), which nobody sees,", nil)
      default: continue
      }
    }
    return nil
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    String(scalar.value, radix: 16, uppercase: true)
  }

  /// Tells by three letters whether a name may be that of a device.
  static func mayBeDevice(_ bytes: [UInt8], from start: Int) -> Bool {
    let length = bytes.count - start
    guard length >= 3 else { return false }
    // What follows a device is a digit, a dot, a colon or nothing.
    if length > 3 {
      let next = bytes[start + 3]
      guard
        next == UInt8(ascii: ".") || (0x30...0x39).contains(next) || next | 0x20 == 0x69
          || next == UInt8(ascii: "$")
      else { return false }
    }
    switch (bytes[start] | 0x20, bytes[start + 1] | 0x20, bytes[start + 2] | 0x20) {
    case (0x63, 0x6F, 0x6E), (0x70, 0x72, 0x6E), (0x61, 0x75, 0x78), (0x6E, 0x75, 0x6C),
      (0x63, 0x6F, 0x6D), (0x6C, 0x70, 0x74):
      return true
    default:
      return false
    }
  }

  private static func isDevice(_ name: ArraySlice<UInt8>) -> Bool {
    let stem = name.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ":") }
    var word = String(decoding: stem, as: UTF8.self).lowercased()
    while word.last == " " { word.removeLast() }
    if ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(word) { return true }
    return word.utf8.count == 4 && (word.hasPrefix("com") || word.hasPrefix("lpt"))
      && word.utf8.last.map { (0x31...0x39).contains($0) } ?? false
  }
}
