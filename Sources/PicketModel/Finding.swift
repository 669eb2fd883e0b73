/// Something that a rule found and that no judgement took away.
public struct Finding: Hashable, Sendable {
  /// The id of the rule.
  public var rule: String
  /// The name of the rule, for people.
  public var name: String
  /// How bad it is if it is what it seems to be.
  public var severity: Severity
  /// How sure the rule is; below `medium` a finding never fails a scan.
  public var confidence: Confidence
  /// The field that its rule belongs to.
  public var category: Category
  /// What was looked at: a text, or a property of an entry such as its name.
  public var subject: Subject
  /// Relative to the repository root or the scanned directory.
  public var path: BytePath
  /// Where the text stands; `nil` for a finding that is not about text.
  public var range: TextRange?
  /// Why it matters, for people.
  public var message: String
  /// The matched text with every secret masked; `nil` for a finding that is not about text.
  public var match: String?
  /// The lines around it, for people; `nil` for a finding that is not about text.
  public var snippet: Snippet?
  /// What a guard does with a live command that holds it.
  public var action: Action
  /// Other places that belong to the finding, such as the second half of a pair.
  public var related: [RelatedPlace]
  /// Identifies the finding while the code around it stays; never depends on secret bytes.
  public var fingerprint: String
  /// STRIDE letters.
  public var stride: String
  /// A number of the Common Weakness Enumeration.
  public var cwe: Int?
  /// Controls of standards that it breaks, such as `pci-dss:3.4`.
  public var controls: [String]
  /// What to do about it.
  public var remediation: String
  /// The source of the bytes: the tree, standard input, a commit.
  public var origin: Origin
  /// The encodings that were undone to reach the text, outermost first.
  public var decoded: [String]
  /// What was tested, and how it came out.
  public var evidence: [Evidence]
  /// Who silenced the finding; `nil` while it counts.
  public var suppressed: Suppression?

  /// Makes a finding of a rule at a path; the rest comes from the rule or starts empty.
  public init(of rule: Rule, subject: Subject, path: BytePath, range: TextRange?, origin: Origin) {
    self.rule = rule.id
    name = rule.name
    severity = rule.severity
    confidence = rule.confidence
    category = rule.category
    self.subject = subject
    self.path = path
    self.range = range
    message = rule.why
    action = rule.action
    related = []
    fingerprint = ""
    stride = rule.stride
    cwe = rule.cwe
    controls = rule.controls
    remediation = rule.fix
    self.origin = origin
    decoded = []
    evidence = []
  }
}

extension Finding {
  /// The least number of digits that stand for a fingerprint.
  public static let leastFingerprintDigits = 8

  /// Tells whether a text may be the start of a fingerprint: enough digits, in any case.
  package static func isFingerprintStart(_ text: String) -> Bool {
    text.utf8.count >= leastFingerprintDigits && text.allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  /// Tells whether the fingerprint starts with a text that may be the start of one.
  package func hasFingerprint(startingWith start: String) -> Bool {
    Self.isFingerprintStart(start) && fingerprint.hasPrefix(start.lowercased())
  }

  /// Tells whether a finding stands before another in every report.
  public static func precedes(_ a: Finding, _ b: Finding) -> Bool {
    if a.path != b.path { return a.path < b.path }
    let (aOffset, bOffset) = (a.range?.offset ?? -1, b.range?.offset ?? -1)
    if aOffset != bOffset { return aOffset < bOffset }
    let (aLength, bLength) = (a.range?.length ?? 0, b.range?.length ?? 0)
    if aLength != bLength { return aLength < bLength }
    return (a.rule, a.fingerprint, a.origin.commit ?? "")
      < (b.rule, b.fingerprint, b.origin.commit ?? "")
  }
}

/// A place that belongs to a finding.
public struct RelatedPlace: Hashable, Sendable {
  /// Relative to the repository root or the scanned directory.
  public var path: BytePath
  /// Where in the text; `nil` for a place that is not about text.
  public var range: TextRange?
  /// What the place is to the finding, such as `companion`.
  public var role: String

  /// The role of the other half of a credential, such as the id beside a secret.
  public static let companion = "companion"

  /// Makes a related place.
  public init(path: BytePath, range: TextRange?, role: String) {
    self.path = path
    self.range = range
    self.role = role
  }
}

/// Where the bytes of a finding came from.
public struct Origin: Hashable, Sendable {
  /// The kind of source.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case tree
    case standardInput = "stdin"
    case index
    case range
    case history
    case command
  }

  /// What the bytes were read from.
  public var kind: Kind
  /// The object id of the commit, in hexadecimal.
  public var commit: String?
  /// Who wrote the commit; `nil` for bytes that are of none.
  public var author: String?
  /// The date of the commit, in ISO 8601.
  public var date: String?
  /// Whether the commit that is checked out has the bytes too; `nil` where nobody looked.
  public var isAtHead: Bool?
  /// Whether no commit but merges brought the bytes in.
  public var isFromMerge = false

  /// Makes an origin without a commit.
  public init(_ kind: Kind) {
    self.kind = kind
  }
}

/// A test that a match went through.
public struct Evidence: Hashable, Sendable {
  /// What was tested, such as `entropy`.
  public var name: String
  /// How it came out, without any piece of the secret.
  public var detail: String

  /// Names the evidence that a secret is a value that its vendor publishes as an example.
  public static let exampleValue = "example-value"

  /// Makes a piece of evidence.
  public init(name: String, detail: String) {
    self.name = name
    self.detail = detail
  }
}

/// Who silenced a finding, and why.
public struct Suppression: Hashable, Sendable {
  /// The means of silencing.
  public enum Means: String, CaseIterable, Hashable, Sendable {
    case inline
    /// It was there when the baseline was made.
    case baseline
    /// Somebody allowed it, and the baseline keeps the record.
    case allowed
    case ignoreFile = "ignore-file"
    case configuration
  }

  /// How the finding was silenced.
  public var by: Means
  /// The reason in the user's words; `nil` if none was given.
  public var reason: String?

  /// Makes a suppression.
  public init(by means: Means, reason: String?) {
    by = means
    self.reason = reason
  }
}
