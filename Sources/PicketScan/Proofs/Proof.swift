/// A test of a secret that needs no network, such as a checksum.
///
/// To add one: a file with the test, and its line in the list of its group.
package struct Proof: Sendable {
  /// What rules call it: kebab-case.
  package let name: String
  /// Whether who issues the secrets describes the test, so that what fails it was never issued.
  ///
  /// Where others found the test out, a failure only makes a finding less sure. The doc comment of
  /// each test names its source.
  package let isDocumented: Bool
  /// How many random values of the form there are for one that passes.
  private let passRate: Int
  private let test: @Sendable (ArraySlice<UInt8>) -> ProofResult

  /// Makes a proof.
  ///
  /// - Parameters:
  ///   - name: what rules call it.
  ///   - isDocumented: whether who issues the secrets describes the test.
  ///   - passRate: of how many random values one passes.
  ///   - test: the test.
  init(
    _ name: String, isDocumented: Bool = true, oneIn passRate: Int = 1 << 32,
    _ test: @escaping @Sendable (ArraySlice<UInt8>) -> ProofResult
  ) {
    self.name = name
    self.isDocumented = isDocumented
    self.passRate = passRate
    self.test = test
  }

  /// Whether a secret that passes is one, as good as certain.
  var isTelling: Bool {
    passRate >= 1 << 16
  }

  /// Tests a secret.
  package func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    test(secret)
  }

  /// All proofs, in no order that matters.
  package static let all = tokens + keys + numbers

  /// Returns the proof that rules call by a name.
  package static func named(_ name: String) -> Proof? {
    byName[name]
  }

  private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
}
