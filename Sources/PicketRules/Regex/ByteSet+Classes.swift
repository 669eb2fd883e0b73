/// The sets that escapes and POSIX names stand for: PCRE2's default tables, which know ASCII letters
/// only.
extension ByteSet {
  package static let digits = ByteSet(0x30...0x39)
  package static let upperCase = ByteSet(0x41...0x5A)
  package static let lowerCase = ByteSet(0x61...0x7A)
  package static let letters = upperCase.union(lowerCase)
  package static let alphanumerics = letters.union(digits)
  /// `\w`: letters, digits and the underscore.
  package static let word = alphanumerics.union(ByteSet([0x5F]))
  /// `\s`: blank, tab, newline, vertical tab, form feed and carriage return.
  package static let space = ByteSet(0x09...0x0D).union(ByteSet([0x20]))
  /// `\h`: blank, tab and the no-break space of Latin-1.
  package static let horizontalSpace = ByteSet([0x09, 0x20, 0xA0])
  /// `\v`: all line ends of one byte.
  package static let verticalSpace = ByteSet(0x0A...0x0D).union(ByteSet([0x85]))
  package static let newline = ByteSet([0x0A])

  package func subtracting(_ other: ByteSet) -> ByteSet {
    intersection(other.inverted)
  }

  /// Returns the set that a POSIX name such as `alpha` stands for, or `nil` if there is none.
  package static func named(_ name: some Sequence<UInt8>) -> ByteSet? {
    switch String(decoding: Array(name), as: UTF8.self) {
    case "alpha": letters
    case "lower": lowerCase
    case "upper": upperCase
    case "alnum": alphanumerics
    case "ascii": ByteSet(0x00...0x7F)
    case "blank": ByteSet([0x09, 0x20])
    case "cntrl": ByteSet(0x00...0x1F).union(ByteSet([0x7F]))
    case "digit": digits
    case "graph": ByteSet(0x21...0x7E)
    case "print": ByteSet(0x20...0x7E)
    case "punct": ByteSet(0x21...0x7E).subtracting(alphanumerics)
    case "space": space
    case "word": word
    case "xdigit": digits.union(ByteSet(0x41...0x46)).union(ByteSet(0x61...0x66))
    default: nil
    }
  }
}
