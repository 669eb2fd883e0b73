/// The slow hash of the baseline: scrypt, whose memory makes guessing dear on every machine.
///
/// Source: RFC 7914, with the PBKDF2 of RFC 8018 inside.
package struct Scrypt: Hashable, Sendable {
  /// The cost in memory and time: twice 2^`logCost` blocks of `128 * blockSize` bytes are mixed.
  package var logCost: Int
  /// The number of 128-byte parts of a block.
  package var blockSize: Int
  /// How often all of it is done.
  package var parallelism: Int

  package init(logCost: Int, blockSize: Int = 8, parallelism: Int = 1) {
    self.logCost = logCost
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  /// Returns the hash of a secret.
  ///
  /// - Parameters:
  ///   - secret: any bytes.
  ///   - salt: makes the hash another one in each baseline.
  ///   - count: the number of bytes of the hash.
  /// - Returns: the bytes of the hash.
  package func hash(_ secret: [UInt8], salt: [UInt8], count: Int) -> [UInt8] {
    let authenticator = HMAC(key: secret)
    let blockLength = 128 * blockSize
    let start = authenticator.stretch(salt, count: parallelism * blockLength)
    var mixed: [UInt8] = []
    for part in 0..<parallelism {
      let block = (0..<(2 * blockSize)).map { number in
        let first = part * blockLength + 64 * number
        return Salsa(start[first..<(first + 64)])
      }
      mixed += mix(block).flatMap(\.bytes)
    }
    return authenticator.stretch(mixed, count: count)
  }

  // MARK: ROMix

  private func mix(_ block: [Salsa]) -> [Salsa] {
    let (count, length) = (1 << logCost, block.count)
    var (x, y) = (block, block)
    var memory: [Salsa] = []
    memory.reserveCapacity(count * length)
    for _ in 0..<count {
      memory += x
      Self.mixBlock(x, into: &y)
      swap(&x, &y)
    }
    for _ in 0..<count {
      let place = (x[length - 1].firstWord & (count - 1)) * length
      for part in 0..<length { x[part].add(memory[place + part]) }
      Self.mixBlock(x, into: &y)
      swap(&x, &y)
    }
    return x
  }

  private static func mixBlock(_ input: [Salsa], into output: inout [Salsa]) {
    var state = input[input.count - 1]
    for part in input.indices {
      state.add(input[part])
      state.mix()
      output[part % 2 == 0 ? part / 2 : (input.count + part) / 2] = state
    }
  }
}

/// 64 bytes, and the core of Salsa20/8 that mixes them.
///
/// The 16 words are a square. Its diagonals are kept together, so that four steps are one.
private struct Salsa {
  private var a: SIMD4<UInt32>
  private var b: SIMD4<UInt32>
  private var c: SIMD4<UInt32>
  private var d: SIMD4<UInt32>

  /// The place in the square of each word that is kept.
  private static let order = [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11]

  /// Takes 64 bytes, as words whose first byte is the least.
  init(_ bytes: ArraySlice<UInt8>) {
    let words = Self.order.map { word in
      (0..<4).reduce(0) { $0 | UInt32(bytes[bytes.startIndex + 4 * word + $1]) << (8 * UInt32($1)) }
    }
    a = SIMD4(words[0..<4])
    b = SIMD4(words[4..<8])
    c = SIMD4(words[8..<12])
    d = SIMD4(words[12..<16])
  }

  var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    for (place, word) in Self.order.enumerated() {
      let value = [a, b, c, d][place / 4][place % 4]
      for byte in 0..<4 {
        bytes[4 * word + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte)))
      }
    }
    return bytes
  }

  var firstWord: Int { Int(a[0]) }

  /// Adds by exclusive or.
  @inline(__always)
  mutating func add(_ other: Salsa) {
    a ^= other.a
    b ^= other.b
    c ^= other.c
    d ^= other.d
  }

  @inline(__always)
  mutating func mix() {
    let start = self
    for _ in 0..<4 {
      turn()
      transpose()
      turn()
      transpose()
    }
    a &+= start.a
    b &+= start.b
    c &+= start.c
    d &+= start.d
  }

  /// A step of all four columns, or of all four rows.
  @inline(__always)
  private mutating func turn() {
    b ^= Self.rotated(a &+ d, 7)
    c ^= Self.rotated(b &+ a, 9)
    d ^= Self.rotated(c &+ b, 13)
    a ^= Self.rotated(d &+ c, 18)
  }

  /// Makes rows of columns, and columns of rows.
  @inline(__always)
  private mutating func transpose() {
    let (columnB, columnD) = (b, d)
    b = SIMD4(columnD[1], columnD[2], columnD[3], columnD[0])
    c = SIMD4(c[2], c[3], c[0], c[1])
    d = SIMD4(columnB[3], columnB[0], columnB[1], columnB[2])
  }

  @inline(__always)
  private static func rotated(_ words: SIMD4<UInt32>, _ count: UInt32) -> SIMD4<UInt32> {
    words &<< SIMD4(repeating: count) | words &>> SIMD4(repeating: 32 - count)
  }
}
