internal import PicketModel

/// The text of an example, with templates in place of secrets.
///
/// A template is `{{term + term}}`. A term is bare text, quoted text, a run of random characters such
/// as `base62*30`, or a checksum of what stands before it. Files of the repository so hold no
/// complete token, while tests get texts with tokens that look and check like real ones.
package struct ExampleTemplate: Hashable, Sendable {
  /// A piece of the text.
  enum Segment: Hashable, Sendable {
    /// Text that stands for itself.
    case verbatim([UInt8])
    /// The terms between braces, and their source, which seeds what is random in them.
    case terms([Term], source: [UInt8])
  }

  /// A part of a template.
  enum Term: Hashable, Sendable {
    case literal([UInt8])
    case run(TemplateCharset, count: ClosedRange<Int>)
    case checksum(TemplateChecksum)
  }

  let segments: [Segment]

  /// Reads the text of an example.
  ///
  /// - Throws: ``ExampleTemplateFault`` for the first template that cannot be read.
  package init(_ text: String) throws(ExampleTemplateFault) {
    var parser = ExampleTemplateParser(Array(text.utf8))
    segments = try parser.parse()
  }

  /// The text with each template replaced by what it describes.
  ///
  /// The same template always gives the same bytes, wherever it stands.
  package var expanded: [UInt8] {
    segments.flatMap { segment in
      switch segment {
      case .verbatim(let bytes): bytes
      case .terms(let terms, let source): Self.expand(terms, seed: source)
      }
    }
  }

  /// The text with everything random in a template replaced by `…`, for pages that people read.
  package var masked: String {
    let bytes = segments.flatMap { segment in
      switch segment {
      case .verbatim(let bytes): bytes
      case .terms(let terms, source: _): Self.mask(terms)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func expand(_ terms: [Term], seed: [UInt8]) -> [UInt8] {
    var generator = TemplateGenerator(seed: seed)
    var token: [UInt8] = []
    var bodyStart = 0
    if case .literal(let prefix) = terms.first { bodyStart = prefix.count }
    for term in terms {
      switch term {
      case .literal(let bytes): token += bytes
      case .run(let charset, let count): token += generator.run(of: charset, count: count)
      case .checksum(let checksum): token = checksum.completed(token, bodyStart: bodyStart)
      }
    }
    return token
  }

  /// The number of bytes that are shown of a token that is written in pieces.
  private static let shownPrefix = 4

  private static func mask(_ terms: [Term]) -> [UInt8] {
    let ellipsis = Array("…".utf8)
    let literals = terms.compactMap { if case .literal(let bytes) = $0 { bytes } else { nil } }
    if literals.count == terms.count, terms.count > 1 {
      // Pieces of a token that must not stand anywhere as a whole.
      return literals[0].prefix(shownPrefix) + ellipsis
    }
    return terms.reduce(into: []) { result, term in
      if case .literal(let bytes) = term {
        result += bytes
      } else if !result.suffix(ellipsis.count).elementsEqual(ellipsis) {
        result += ellipsis
      }
    }
  }
}

/// A fault in the template of an example.
package struct ExampleTemplateFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    case unterminated
    case emptyTerm
    case unterminatedQuote
    case unknownEscape
    case unknownCharset(String, suggestion: String?)
    case missingCount(String)
    case invalidCount(limit: Int)
    case invalidCharset
    case unknownChecksum(String, suggestion: String)
    case textBehindTerm
  }

  package var kind: Kind
  /// The place in the text of the example, in bytes.
  package var offset: Int
}

extension ExampleTemplateFault: CustomStringConvertible {
  /// The fault and what to do about it, without its place.
  package var description: String {
    switch kind {
    case .unterminated:
      "the template does not end; close it with '}}', or write '{{\"{{\"}}' for two braces"
    case .emptyTerm: "a template needs a term here; write text, `charset*count` or a checksum"
    case .unterminatedQuote: "the quoted text does not end; close its quote"
    case .unknownEscape: "unknown escape; write \\\", \\\\, \\n, \\r, \\t or \\xNN"
    case .unknownCharset(let name, let suggestion):
      "unknown charset '\(name.quotable)'"
        + (suggestion.map { ", did you mean '\($0)'" } ?? "; put the text into double quotes")
    case .missingCount(let name): "charset '\(name)' needs a count; write `\(name)*20`"
    case .invalidCount(let limit):
      "not a count; write `*20` or `*20..40`, at most \(limit) characters in a template"
    case .invalidCharset: "not a set of characters; write `[abc]*20`, ranges as `a-z`"
    case .unknownChecksum(let name, let suggestion):
      "unknown checksum '\(name.printable)', did you mean '\(suggestion)'"
    case .textBehindTerm: "text behind a term; separate terms with ' + '"
    }
  }
}
