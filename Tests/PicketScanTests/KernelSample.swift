import CPicketKernels
import PicketRules
import PicketScan
import PicketTestSupport

/// An anchor at a place of a text.
struct KernelHit: Hashable, Comparable {
  var position: Int
  var anchor: Int

  static func < (a: KernelHit, b: KernelHit) -> Bool {
    (a.position, a.anchor) < (b.position, b.anchor)
  }
}

/// Random anchors over few letters, and texts in which they often stand.
struct KernelSample {
  var random: SeededGenerator
  private(set) var anchors: [Anchor] = []

  private static let letters = Array("abAB =1_\n".utf8)

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for _ in 0..<Int.random(in: 1...12, using: &random) { anchors.append(anchor()) }
  }

  /// All kernels; not every processor runs each.
  static let kernels = [
    PICKET_KERNEL_PORTABLE, PICKET_KERNEL_AVX2, PICKET_KERNEL_AVX512, PICKET_KERNEL_EXHAUSTIVE,
  ]

  /// Makes anchors of two or three letters with a long run of letters and digits behind, and a few
  /// that are almost like that.
  init(runsOfSeed seed: UInt64) {
    random = SeededGenerator(seed: seed)
    let alphabet = ByteSet(Array("abAB019".utf8) + Array(UInt8(ascii: "c")...UInt8(ascii: "z")))
    for _ in 0..<8 {
      var literal = (0..<Int.random(in: 2...3, using: &random)).map { _ in
        Array("abA1".utf8)[Int.random(in: 0..<4, using: &random)]
      }
      if Int.random(in: 0..<6, using: &random) == 0 { literal[1] = UInt8(ascii: "_") }
      var anchor = Anchor(literal: Array("none".utf8), windowOffset: 0)
      anchor.literal = literal
      anchor.window = (0..<4).map {
        $0 < literal.count ? ByteSet(CollectionOfOne(literal[$0])) : alphabet
      }
      anchor.mayStartText = Bool.random(using: &random)
      anchor.before = Int.random(in: 0..<6, using: &random) == 0 ? nil : ByteSet(" =\n".utf8)
      anchor.tail = TailShape(set: alphabet, gap: 0, count: Int.random(in: 12...30, using: &random))
      anchors.append(anchor)
    }
  }

  /// Makes anchors that start with a byte outside of ASCII and that anything may follow.
  init(leadsOfSeed seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for _ in 0..<6 {
      var literal = [[0xE2, 0xF3, 0x80][Int.random(in: 0..<3, using: &random)] as UInt8]
      while literal.count < Int.random(in: 2...3, using: &random) {
        literal.append([0x80, 0x81, 0xC1, 0x61][Int.random(in: 0..<4, using: &random)])
      }
      var anchor = Anchor(literal: Array("none".utf8), windowOffset: 0)
      anchor.literal = literal
      anchor.window = (0..<4).map { $0 < literal.count ? ByteSet([literal[$0]]) : .all }
      anchor.before = Bool.random(using: &random) ? nil : ByteSet("a =\n".utf8)
      anchors.append(anchor)
    }
  }

  /// Makes anchors that a long run of token bytes follows, near or far, and a few that are almost
  /// like that.
  init(tailsOfSeed seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for _ in 0..<120 {
      var next = anchor()
      let isNear = Int.random(in: 0..<5, using: &random) > 0
      next.tail = TailShape(
        set: ByteSet(Array("abAB=1_-".utf8).prefix(Int.random(in: 2...8, using: &random))),
        gap: Int.random(in: 0...80, using: &random),
        count: Int.random(in: isNear ? 20...40 : 15...20, using: &random))
      next.isWeak = false
      anchors.append(next)
    }
  }

  /// A text of letters with runs around the lengths that count.
  mutating func textOfTails() -> [UInt8] {
    var text: [UInt8] = []
    while text.count < 600 {
      text += (0..<Int.random(in: 0...90, using: &random)).map { _ in letter() }
      let length = [3, 18, 19, 20, 21, 40, 64, 130][Int.random(in: 0..<8, using: &random)]
      let kinds = Int.random(in: 2...8, using: &random)
      text += (0..<length).map { _ in
        Array("abAB=1_-".utf8)[Int.random(in: 0..<kinds, using: &random)]
      }
    }
    return Array(text.prefix(Int.random(in: 20...600, using: &random)))
  }

  /// A text of the bytes that lead anchors are made of, and of others.
  mutating func textOfLeads() -> [UInt8] {
    let bytes: [UInt8] = [0xE2, 0xF3, 0x80, 0x81, 0xC1, 0x61, 0x20, 0x3D, 0xE3, 0x0A]
    let isDense = Bool.random(using: &random)
    return (0..<Int.random(in: 0...300, using: &random)).map { _ in
      let number = Int.random(in: 0..<(isDense ? 10 : 60), using: &random)
      return number < 10 ? bytes[number] : 0x62
    }
  }

  /// A text of runs around the lengths that count, of which some start with an anchor.
  mutating func textOfRuns() -> [UInt8] {
    var text: [UInt8] = []
    while text.count < 300 {
      if Bool.random(using: &random) {
        text += anchors[Int.random(in: anchors.indices, using: &random)].literal
      }
      let length = [3, 12, 14, 15, 16, 17, 30, 62, 70][Int.random(in: 0..<9, using: &random)]
      text += (0..<length).map { _ in
        Array("abABz019".utf8)[Int.random(in: 0..<8, using: &random)]
      }
      text.append(Array(" =_\n".utf8)[Int.random(in: 0..<4, using: &random)])
    }
    return Array(text.prefix(Int.random(in: 20...300, using: &random)))
  }

  var tables: AnchorTables {
    var builder = AnchorTablesBuilder()
    for (number, anchor) in anchors.enumerated() { builder.add(anchor, rule: number) }
    return builder.tables
  }

  private mutating func letter() -> UInt8 {
    Self.letters[Int.random(in: Self.letters.indices, using: &random)]
  }

  private mutating func set(from count: ClosedRange<Int>) -> ByteSet {
    ByteSet((0..<Int.random(in: count, using: &random)).map { _ in letter() })
  }

  private mutating func anchor() -> Anchor {
    let isCaseless = Bool.random(using: &random)
    var literal = (0..<Int.random(in: 2...7, using: &random)).map { _ in letter() }
    if isCaseless { literal = literal.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
    let offset = Int.random(in: -3...(literal.count - 1), using: &random)
    let window = (offset..<(offset + 4)).map { index in
      literal.indices.contains(index)
        ? ByteSet(isCaseless ? [literal[index], literal[index] ^ 0x20] : [literal[index]])
        : set(from: 1...5)
    }
    var anchor = Anchor(literal: Array("none".utf8), windowOffset: 0)
    anchor.literal = literal
    anchor.isCaseless = isCaseless
    anchor.isWeak = Int.random(in: 0..<4, using: &random) == 0
    anchor.windowOffset = offset
    anchor.window = window
    anchor.before = Bool.random(using: &random) ? set(from: 1...6) : nil
    anchor.mayStartText = Bool.random(using: &random)
    if Bool.random(using: &random) {
      anchor.tail = TailShape(
        set: set(from: 2...9), gap: Int.random(in: 0...6, using: &random),
        count: Int.random(in: 1...5, using: &random))
    }
    return anchor
  }

  /// A text of random bytes, or of letters with anchors in it.
  mutating func text() -> [UInt8] {
    let count = Int.random(in: 0...200, using: &random)
    if Int.random(in: 0..<6, using: &random) == 0 {
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }
    var text: [UInt8] = []
    while text.count < count {
      if Bool.random(using: &random) {
        text += anchors[Int.random(in: anchors.indices, using: &random)].literal
      } else {
        text += (0..<Int.random(in: 1...9, using: &random)).map { _ in letter() }
      }
    }
    return Array(text.prefix(count))
  }

  mutating func starts(in text: [UInt8]) -> (start: Int, limit: Int) {
    if Bool.random(using: &random) { return (0, text.count) }
    let start = Int.random(in: 0...text.count, using: &random)
    return (start, Int.random(in: start...text.count, using: &random))
  }

  // MARK: What hits are

  func naiveHits(in text: [UInt8], _ starts: Range<Int>) -> [KernelHit] {
    starts.flatMap { position in
      anchors.indices.filter { anchors[$0].stands(at: position, in: text) }
        .map { KernelHit(position: position, anchor: $0) }
    }
  }

  /// Whether the bytes that the filter hashes are those of the window, folded.
  func hasWindow(_ hit: KernelHit, in text: [UInt8]) -> Bool {
    let anchor = anchors[hit.anchor]
    let start = hit.position + anchor.windowOffset
    guard start >= 0 else { return false }
    return anchor.window.enumerated().allSatisfy { index, set in
      let byte = start + index < text.count ? text[start + index] : 0
      return set.bytes.contains { $0 | 0x20 == byte | 0x20 }
    }
  }
}

extension Anchor {
  fileprivate func stands(at position: Int, in text: [UInt8]) -> Bool {
    let behind = position + literal.count
    guard behind <= text.count else { return false }
    let found = text[position..<behind].map { byte in
      isCaseless && (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
    guard found == literal else { return false }
    if position == 0 {
      guard mayStartText else { return false }
    } else if let before, !before.contains(text[position - 1]) {
      return false
    }
    guard tail?.holds(in: text.span, at: behind) ?? true else { return false }
    return !isWeak || WeakWords.isFollowedByValue(bytes: text.span, from: behind)
  }
}

/// A filter of the kernels, called as the scanner calls it.
@safe final class TestFilter {
  let kernel: picket_kernel
  let leastCapacity: Int
  private let storage: OpaquePointer
  private let image: TableBytes

  var isExhaustive: Bool { kernel == PICKET_KERNEL_EXHAUSTIVE }

  /// Opens a filter of anchors, each of which is a rule of its own.
  init(_ kernel: picket_kernel, _ tables: AnchorTables) {
    self.kernel = kernel
    image = TableBytes(FilterImage.encoded(tables))
    let storage = unsafe image.withAddress(of: 0) { address in
      unsafe picket_filter_open(kernel, address.assumingMemoryBound(to: UInt8.self))
    }
    guard let storage = unsafe storage else { preconditionFailure("no memory for the filter") }
    unsafe self.storage = storage
    leastCapacity = unsafe picket_filter_least_capacity(storage)
  }

  deinit {
    unsafe picket_filter_destroy(storage)
  }

  /// The hits in order; the text starts `alignment` bytes behind some address, and what stands
  /// behind its padding is noise.
  func hits(
    in text: [UInt8], _ starts: Range<Int>, _ alignment: Int, capacity: Int
  ) -> [KernelHit] {
    let padding = [UInt8](repeating: 0, count: Int(PICKET_PADDING))
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: alignment) + text + padding
    var room = [picket_hit](repeating: picket_hit(), count: capacity)
    var found: [KernelHit] = []
    var cursor = -1
    repeat {
      let result = unsafe bytes.withUnsafeBufferPointer { bytes in
        // Never nil: the buffer holds at least the padding.
        unsafe picket_filter_scan(
          storage, bytes.baseAddress.unsafelyUnwrapped + alignment, starts.lowerBound,
          starts.upperBound, text.count, cursor, &room, capacity)
      }
      for hit in room[..<result.hit_count] {
        found.append(KernelHit(position: Int(hit.position), anchor: Int(hit.rule)))
      }
      cursor = result.cursor
    } while cursor != -1
    return found.sorted()
  }
}
