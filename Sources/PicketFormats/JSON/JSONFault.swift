/// A fault in a JSON file: reading ends there.
package struct JSONFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    case expectedValue
    case expectedKey
    case expectedColon
    case expectedArrayEnd
    case expectedObjectEnd
    case expectedEnd
    case trailingComma
    case comment
    case unterminatedComment
    case unterminatedString
    case controlCharacter
    case unknownEscape
    case invalidNumber
    case notUTF8
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
  }

  package var kind: Kind
  package var place: SourcePlace
}

extension JSONFault: CustomStringConvertible {
  /// The fault and what to do about it, without its place.
  ///
  /// Never shows a value of the file, which may be a secret.
  package var description: String {
    switch kind {
    case .expectedValue: "expected a value; put text into double quotes"
    case .expectedKey: "expected a key; put it into double quotes"
    case .expectedColon: "expected ':' after the key"
    case .expectedArrayEnd: "expected ',' or ']' in an array; separate elements with commas"
    case .expectedObjectEnd: "expected ',' or '}' in an object; separate members with commas"
    case .expectedEnd: "expected the end of the file; keep one value in it"
    case .trailingComma: "a comma before the end of an array or object; remove it"
    case .comment: "a comment, which JSON has none of; remove it"
    case .unterminatedComment: "the comment does not end; close it with '*/'"
    case .unterminatedString: "the string does not end; close its quote"
    case .controlCharacter: "a control character in a string; write it as an escape"
    case .unknownEscape: "unknown escape; double the backslash"
    case .invalidNumber: "not a number; no leading zeros, digits around '.'"
    case .notUTF8: "a byte that is not UTF-8; save the file as UTF-8"
    case .tooLarge(let limit): "the file has more than \(limit) bytes; split it"
    case .tooDeep(let limit): "more than \(limit) levels of nesting; make the structure flatter"
    }
  }
}
