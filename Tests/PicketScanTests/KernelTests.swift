import CPicketKernels
import PicketRules
import PicketTestSupport
import Testing

/// All kernels find the same, and that is what a naive reading of the anchors finds.
struct KernelTests {
  @Test(arguments: 0..<24 as Range<UInt64>)
  func `finds what a naive search finds`(seed: UInt64) {
    var sample = KernelSample(seed: seed)
    let filters = KernelSample.kernels
      .filter { picket_kernel_is_supported($0) != 0 }
      .map { TestFilter($0, sample.tables) }
    var hitCount = 0
    for _ in 0..<12 {
      let text = sample.text()
      let (start, limit) = sample.starts(in: text)
      let naive = sample.naiveHits(in: text, start..<limit)
      hitCount += naive.count
      for filter in filters {
        let alignment = Int.random(in: 0..<64, using: &sample.random)
        for capacity in [filter.leastCapacity, filter.leastCapacity + 3, 1_000] {
          let hits = filter.hits(in: text, start..<limit, alignment, capacity: capacity)
          // Without a filter the window is not looked at.
          let expected =
            filter.isExhaustive ? naive : naive.filter { sample.hasWindow($0, in: text) }
          #expect(hits == expected, "seed \(seed), kernel \(filter.kernel), \(text)")
        }
      }
    }
    #expect(hitCount > 0)
  }

  @Test(arguments: KernelSample.kernels.map(\.rawValue))
  func `finds a literal at every place of a text of any length`(number: UInt32) {
    let kernel = picket_kernel(rawValue: number)
    guard picket_kernel_is_supported(kernel) != 0 else { return }
    var builder = AnchorTablesBuilder()
    builder.add(Anchor(literal: Array("q7!zx".utf8), windowOffset: 1), rule: 0)
    let filter = TestFilter(kernel, builder.tables)
    for count in 5...200 {
      for place in Set([0, 1, count / 2, count - 6, count - 5].map { min(max(0, $0), count - 5) }) {
        var text = [UInt8](repeating: UInt8(ascii: "."), count: count)
        text.replaceSubrange(place..<(place + 5), with: "q7!zx".utf8)
        let hits = filter.hits(in: text, 0..<count, count % 64, capacity: 8)
        #expect(hits == [KernelHit(position: place, anchor: 0)], "\(count) \(place)")
      }
    }
  }

  /// Short literals that long runs go on are looked for where runs start, and not by windows.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func `finds short literals at the starts of long runs`(seed: UInt64) {
    var sample = KernelSample(runsOfSeed: seed)
    let filters = KernelSample.kernels.filter { picket_kernel_is_supported($0) != 0 }
      .map { TestFilter($0, sample.tables) }
    var hitCount = 0
    for _ in 0..<30 {
      let text = sample.textOfRuns()
      let (start, limit) = sample.starts(in: text)
      let naive = sample.naiveHits(in: text, start..<limit)
      hitCount += naive.count
      for filter in filters {
        let alignment = Int.random(in: 0..<64, using: &sample.random)
        for capacity in [filter.leastCapacity, 1_000] {
          let hits = filter.hits(in: text, start..<limit, alignment, capacity: capacity)
          #expect(hits == naive, "seed \(seed), kernel \(filter.kernel), \(text)")
        }
      }
    }
    #expect(hitCount > 0)
  }

  /// Literals that a long run has to follow are looked for where such runs are near.
  @Test(arguments: 0..<16 as Range<UInt64>)
  func `finds literals before long runs`(seed: UInt64) {
    var sample = KernelSample(tailsOfSeed: seed)
    let filters = KernelSample.kernels.filter { picket_kernel_is_supported($0) != 0 }
      .map { TestFilter($0, sample.tables) }
    var hitCount = 0
    for _ in 0..<20 {
      let text = sample.textOfTails()
      let (start, limit) = sample.starts(in: text)
      let naive = sample.naiveHits(in: text, start..<limit)
      hitCount += naive.count
      for filter in filters {
        let alignment = Int.random(in: 0..<64, using: &sample.random)
        for capacity in [filter.leastCapacity, 1_000] {
          let hits = filter.hits(in: text, start..<limit, alignment, capacity: capacity)
          let expected =
            filter.isExhaustive ? naive : naive.filter { sample.hasWindow($0, in: text) }
          #expect(hits == expected, "seed \(seed), kernel \(filter.kernel), \(text)")
        }
      }
    }
    #expect(hitCount > 0)
  }

  /// Short literals outside of ASCII are looked for by their first byte, and not by windows.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func `finds short literals outside of ASCII`(seed: UInt64) {
    var sample = KernelSample(leadsOfSeed: seed)
    let filters = KernelSample.kernels.filter { picket_kernel_is_supported($0) != 0 }
      .map { TestFilter($0, sample.tables) }
    var hitCount = 0
    for _ in 0..<40 {
      let text = sample.textOfLeads()
      let (start, limit) = sample.starts(in: text)
      let naive = sample.naiveHits(in: text, start..<limit)
      hitCount += naive.count
      for filter in filters {
        let alignment = Int.random(in: 0..<64, using: &sample.random)
        for capacity in [filter.leastCapacity, 1_000] {
          let hits = filter.hits(in: text, start..<limit, alignment, capacity: capacity)
          #expect(hits == naive, "seed \(seed), kernel \(filter.kernel), \(text)")
        }
      }
    }
    #expect(hitCount > 0)
  }

  @Test func `finds nothing without anchors and in no text`() {
    for kernel in KernelSample.kernels
    where picket_kernel_is_supported(kernel) != 0 {
      let filter = TestFilter(kernel, AnchorTables())
      #expect(filter.hits(in: [], 0..<0, 0, capacity: 1).isEmpty)
      #expect(filter.hits(in: Array("text".utf8), 0..<4, 1, capacity: 1).isEmpty)
    }
  }

  @Test func `asks of weak words what their reference asks`() {
    var samples = SampleText(seed: 11)
    var answers: [Bool: Int] = [:]
    for _ in 0..<10_000 {
      let letters = samples.pick(["ab=", "abcdef:  ", "ab ,(\"'", "a\u{7F}\t=[]", "aé=>;|"])
      let count = Int.random(in: 0...100, using: &samples.random)
      let text = Array(samples.run(count, letters).utf8)
      let start = Int.random(in: 0...text.count, using: &samples.random)
      let expected = WeakWords.isFollowedByValue(bytes: text.span, from: start)
      let padded = text + [UInt8](repeating: 0, count: Int(PICKET_PADDING))
      let found = unsafe padded.withUnsafeBufferPointer {
        unsafe picket_is_followed_by_value($0.baseAddress.unsafelyUnwrapped, start, text.count) != 0
      }
      #expect(found == expected, "\(text) from \(start)")
      answers[expected, default: 0] += 1
    }
    #expect(answers.values.allSatisfy { $0 > 500 })
  }

  @Test func `counts newlines`() {
    var samples = SampleText(seed: 12)
    for count in 0...200 {
      let text = Array(samples.run(count, "\n\nab\u{8A}").utf8)
      let found = unsafe (text + [0]).withUnsafeBufferPointer {
        unsafe picket_count_newlines($0.baseAddress.unsafelyUnwrapped, text.count)
      }
      #expect(found == text.count { $0 == UInt8(ascii: "\n") })
    }
  }
}
