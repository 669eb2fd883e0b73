internal import PicketFormats

/// Azure's shared access signatures: a query that says what may be done until when, and its
/// signature.
///
/// Source: Microsoft's documentation, "Create a service SAS" and "Create an account SAS".
enum AzureSAS {
  private static let permissions = Array("racwdxyltmefopiu".utf8)
  private static let signatureLength = 32  // bytes

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    let fields = fields(of: secret)
    guard let signature = fields["sig"], let version = fields["sv"] else {
      return .impossible("it lacks a signature or a version")
    }
    guard Base64.decode(signature[...])?.count == signatureLength else {
      return .impossible("its signature has another length")
    }
    guard isDate(version[...]) else { return .impossible("its version is no date") }
    if let allowed = fields["sp"], !allowed.allSatisfy(permissions.contains) {
      return .impossible("it allows what there is not")
    }
    guard let expiry = fields["se"]?.prefix(10), isDate(expiry) else {
      return fields["si"] == nil ? .inconclusive : .valid("a stored policy says when it expires")
    }
    return .valid("expires " + String(decoding: expiry, as: UTF8.self))
  }

  private static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [4, 2, 2] && parts.allSatisfy(\.isNumber)
  }

  /// Returns the values of the keys of a query, without escapes.
  private static func fields(of query: ArraySlice<UInt8>) -> [String: [UInt8]] {
    let query = query.behind("?") ?? query
    var fields: [String: [UInt8]] = [:]
    for field in query.split(separator: UInt8(ascii: "&")) {
      guard let end = field.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let key = String(decoding: field[..<end], as: UTF8.self)
      fields[key] = withoutEscapes(field[(end + 1)...])
    }
    return fields
  }

  private static func withoutEscapes(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = Hexadecimal.decode(rest.prefix(2))?.first {
        result.append(value)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
