internal import Dispatch
internal import PicketModel
internal import Synchronization

/// The hashes of secrets, each computed once.
struct SecretHashes {
  /// A secret, and the salt that it is hashed with.
  struct Key: Hashable, Sendable {
    let secret: Secret
    let salt: String

    /// Gives `nil` where there is nothing to hash.
    init?(_ secret: Secret?, _ salt: String?) {
      guard let secret, let salt else { return nil }
      (self.secret, self.salt) = (secret, salt)
    }
  }

  private let salts: [String: BaselineSalt]
  private var hashes: [Key: BaselineRecord.Hash] = [:]

  init(_ salts: [BaselineSalt]) {
    self.salts = Dictionary(salts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of hashes.
  var count: Int { hashes.count }

  /// Returns a hash, once it is computed.
  subscript(key: Key) -> BaselineRecord.Hash? { hashes[key] }

  /// Computes the hashes that are not known yet, some at once: they are slow on purpose.
  mutating func compute(_ keys: [Key], workerCount: Int) {
    let missing = Array(Set(keys.filter { hashes[$0] == nil }))
    guard !missing.isEmpty else { return }
    let salts = salts
    let next = Atomic<Int>(0)
    let computed = Mutex<[Key: BaselineRecord.Hash]>([:])
    DispatchQueue.concurrentPerform(iterations: min(workerCount, missing.count)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < missing.count else { return }
        guard let salt = salts[missing[index].salt] else { continue }
        let hash = salt.hash(missing[index].secret)
        computed.withLock { $0[missing[index]] = hash }
      }
    }
    hashes.merge(computed.withLock { $0 }, uniquingKeysWith: { first, _ in first })
  }

  /// Tells whether a record is about a secret, whose hash was computed.
  func holds(_ record: BaselineRecord, for secret: Secret?) -> Bool {
    guard let expected = record.hash else { return secret == nil }
    return Key(secret, expected.salt).flatMap { hashes[$0] } == expected
  }
}
