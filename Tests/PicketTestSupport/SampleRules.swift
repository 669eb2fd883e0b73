package import PicketRules
internal import PicketScan

/// Rules of which each needs another part of the engine; what they find exists nowhere else.
package enum SampleRules {
  /// The rules as a rule file.
  package static let text = #"""
    [[rules]]
    id = "prefix"
    regex = '''\bzq_[a-z0-9]{12}\b'''

    [[rules]]
    id = "infix"
    regex = '''\b[0-9]{8}-vexo-[a-f0-9]{6}\b'''

    [[rules]]
    id = "variable-distance"
    regex = '''(?i)\b[a-z0-9_]{0,12}blorp[a-z0-9_]{0,6}\s{0,3}[=:]\s{0,3}["']?([a-z0-9]{16})\b'''
    secretGroup = 1

    [[rules]]
    id = "weak-word"
    regex = '''(?i)\b(?:password|token)["']?\s{0,4}[=:]\s{0,4}["']?([^\s"']{6,40})'''
    secretGroup = 1
    confidence = "low"

    [[rules]]
    id = "near-word"
    near = {words = ["acme", "zenith"], within = 40, value = '[A-Z0-9]{20}'}

    [[rules]]
    id = "path-of-key"
    path = "*.pem"

    [[rules]]
    id = "block"
    regex = '''-----BEGIN WOOL-----[\sA-Za-z0-9+/=]{20,16384}?-----END WOOL-----'''

    [[rules]]
    id = "two-byte-anchor"
    regex = '''\bQ~[0-9a-f]{10}\b'''

    [[rules]]
    id = "three-byte-anchor"
    regex = '''xk![0-9]{6}'''

    [[rules]]
    id = "caseless"
    regex = '''(?i)\bplugh[.-][a-z]{4}[0-9]{4}\b'''

    [[rules]]
    id = "text-start"
    regex = '''\Aversion-[0-9]{4}'''

    [[rules]]
    id = "line"
    regex = '''(?m)^grue [0-9]{3,8}$'''

    [[rules]]
    id = "dollar"
    regex = '''frotz[0-9]{2,6}$'''

    [[rules]]
    id = "text-end"
    regex = '''ozmoo[0-9]{2,6}\z'''

    [[rules]]
    id = "negative-look"
    regex = '''(?<![a-z0-9-])yonder-[0-9a-z]{10}(?![0-9a-z])'''

    [[rules]]
    id = "positive-look"
    regex = '''(?<=id: )moss[0-9]{4}(?=;|\s)'''

    [[rules]]
    id = "self-overlap"
    regex = '''xyzzy[a-z ]{2,30}xyzzy'''

    [[rules]]
    id = "entropy"
    regex = '''\bkludge:([a-z]{10})\b'''
    secretGroup = 1
    entropy = 2.5

    [[rules]]
    id = "keyword"
    regex = '''[a-f]{4}[0-9]{4}(?:snark|boojum)?[a-f]{4}'''
    keywords = ["snark", "boojum"]

    [[rules]]
    id = "unanchored"
    regex = '''\b[A-F]{3}[0-9]{7}\b'''

    """#

  /// The rules as a table.
  package static let table = RuleTable(RuleTable.encoded(compiled))

  /// The rules, compiled.
  package static var compiled: [TableRule] { compiled(text) }

  /// Compiles the rules of a text as those of a user's file.
  ///
  /// - Precondition: they have no fault.
  package static func compiled(_ text: String) -> [TableRule] {
    let file = RuleFile(name: "sample.toml", bytes: Array(text.utf8))
    let (parsed, faults) = RuleFile.parse([file], strictness: .user)
    let compiler = RuleCompiler(parsed, strictness: .user, proofs: [])
    precondition(faults.isEmpty && compiler.errors.isEmpty, "\(faults) \(compiler.errors)")
    return compiler.rules
  }

  /// A rule file with one rule over text.
  package static func rule(id: String = "sample", regex: String, _ more: String = "") -> String {
    "[[rules]]\nid = '\(id)'\nregex = '''\(regex)'''\n\(more)\n"
  }
}
