/// The digits of a number that people write with blanks, dots, hyphens or slashes.
struct DigitText {
  /// The digits, without what stands between them.
  let digits: [Int]

  /// Takes the digits of a text; `nil` if anything else stands in it, or if all digits are equal,
  /// which passes many tests.
  init?(_ text: ArraySlice<UInt8>, count: ClosedRange<Int>) {
    let bare = text.filter { !" .-/".utf8.contains($0) }
    guard count.contains(bare.count), bare[...].isNumber, Set(bare).count > 1 else { return nil }
    digits = bare.map { Int($0 - UInt8(ascii: "0")) }
  }

  /// Takes the digits of a text with a given number of them.
  init?(_ text: ArraySlice<UInt8>, count: Int) {
    self.init(text, count: count...count)
  }

  /// Returns the sum of the first digits, each multiplied by its weight.
  func sum(weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension ProofResult {
  /// The result of a test of a check digit.
  static func checkDigit(_ holds: Bool) -> ProofResult {
    holds ? .valid("check digit holds") : .invalid("check digit fails")
  }

  /// A text that is not a number of the wanted form.
  static let noNumber = ProofResult.impossible("it is not such a number")
}
