package import PicketModel

/// A path as a URI reference (RFC 3986).
package struct URIReference {
  /// The reference; relative, unless the path is absolute.
  package let text: String
  /// Whether it counts from the root of what was scanned.
  let isRelative: Bool

  /// Makes the reference of a path; bytes that are not UTF-8 are encoded as they are.
  package init(_ path: BytePath) {
    isRelative = path.bytes.first != UInt8(ascii: "/")
    text = (isRelative ? "" : "file://") + Self.encoded(path.bytes)
  }

  private static func encoded(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.append(byte)
      default:
        text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
