/// Patterns by bytes that a name must have to match: the name itself, or the end from its last `.`.
///
/// An open hash table. Each key leads to a chain of pattern numbers, the last of the file first.
struct PatternTable: Sendable {
  private struct Key {
    var hash: UInt32
    /// Where the bytes of the key lie in `bytes`.
    var range: Range<Int>
    /// The first link of the chain.
    var link: Int32
  }

  private struct Link {
    var pattern: Int32
    /// The link of the pattern before; negative at the end.
    var next: Int32
  }

  private var keys: [Key] = []
  private var bytes: [UInt8] = []
  private var links: [Link] = []
  /// Indices of keys, negative where free; the count is a power of two, and at most half are used.
  private var slots: [Int32] = []

  init() {}

  var isEmpty: Bool { keys.isEmpty }

  /// Adds a pattern, whose number is greater than that of all before.
  ///
  /// - Complexity: amortised O(*n*), where *n* is the length of the key.
  mutating func insert(_ pattern: Int, under key: ArraySlice<UInt8>) {
    if slots.count <= keys.count * 2 { grow() }
    let hash = NameKey.hash(key)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let found = Int(slots[slot])
      if keys[found].hash == hash, bytes[keys[found].range].elementsEqual(key) {
        links.append(Link(pattern: Int32(pattern), next: keys[found].link))
        keys[found].link = Int32(links.count - 1)
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(keys.count)
    keys.append(
      Key(
        hash: hash, range: bytes.count..<(bytes.count + key.count), link: Int32(links.count)))
    links.append(Link(pattern: Int32(pattern), next: -1))
    bytes += key
  }

  /// Returns the last pattern under the key with this hash for which `isMatch` holds.
  ///
  /// Keys of the same hash are all asked, so that the caller's own comparison decides.
  func last(under hash: UInt32, where isMatch: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = Int(hash) & (slots.count - 1)
    var last: Int?
    while slots[slot] >= 0 {
      let key = Int(slots[slot])
      if keys[key].hash == hash {
        var link = Int(keys[key].link)
        while link >= 0 {
          let pattern = Int(links[link].pattern)
          if pattern > last ?? -1, isMatch(pattern) {
            last = pattern
            break
          }
          link = Int(links[link].next)
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return last
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(8, slots.count * 2))
    for (index, key) in keys.enumerated() {
      var slot = Int(key.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
