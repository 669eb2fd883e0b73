/// Numbers for people.
package enum Quantity {
  /// Returns a number with its noun: `1 file`, `1,234 files`.
  package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// Returns a number with a comma between thousands.
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }

  /// Returns a number of bytes, in the largest unit of which there is one at least.
  package static func bytes(_ count: Int) -> String {
    guard count >= 1_000 else { return self.count(count, "byte") }
    var (value, rest) = (Double(count) / 1_000, ["MB", "GB", "TB"][...])
    var unit = "KB"
    // What is rounded to 1,000 of a unit is 1 of the next.
    while value >= 999.5, let next = rest.popFirst() {
      value /= 1_000
      unit = next
    }
    return "\(short(value)) \(unit)"
  }

  /// Returns a time, in the largest unit of which there is one at least.
  package static func time(nanoseconds: UInt64) -> String {
    let milliseconds = Double(nanoseconds) / 1_000_000
    if milliseconds < 999.5 { return "\(short(milliseconds)) ms" }
    if milliseconds < 59_950 { return "\(short(milliseconds / 1_000)) s" }
    let seconds = Int((milliseconds / 1_000).rounded())
    return "\(seconds / 60) min \(seconds % 60) s"
  }

  /// Returns a number with one digit behind the point if it is below 10, and with none above.
  private static func short(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : grouped(Int(value.rounded()))
  }
}
