package import PicketModel

/// The name of a finding that stays while the code around it stays.
package enum Fingerprint {
  /// Returns the hash of what tells a finding from others; no byte of the secret goes into it.
  ///
  /// - Parameters:
  ///   - rule: the id of the rule.
  ///   - path: the path of the file in reports.
  ///   - occurrence: counts the findings of the rule with the same context in the file, from 1.
  ///   - context: the text around the secret, with the secret masked.
  /// - Returns: 64 lower-case hexadecimal digits.
  package static func make(
    rule: String, path: BytePath, occurrence: Int, context: String
  ) -> String {
    var hash = SHA256()
    // A zero byte ends each part: no path, id or line holds one.
    hash.update(rule.utf8)
    hash.update(CollectionOfOne(0))
    hash.update(path.bytes)
    hash.update(CollectionOfOne(0))
    hash.update(String(occurrence).utf8)
    hash.update(CollectionOfOne(0))
    hash.update(context.utf8)
    return hash.finalize().hexadecimal
  }
}
