import Foundation
import PicketGlob
import PicketTestSupport
import Testing

/// Compares with git itself, on patterns and paths made by chance.
///
/// `PICKET_RANDOM_ROUNDS` makes the campaigns longer.
struct GitComparisonTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["PICKET_RANDOM_ROUNDS"].flatMap { Int($0) } ?? 1

  @Test(arguments: 0..<rounds, [false, true])
  func `single patterns match what they match in git`(round: Int, foldsCase: Bool) throws {
    let repository = try TemporaryRepository()
    var random = RandomPatterns(seed: UInt64(round))
    var texts: [String: String] = [:]
    var paths: Set<String> = []
    for number in 0..<400 {
      let directory = "p\(number)"
      let line = random.line()
      texts[directory] = line + "\n"
      try repository.write(line + "\n", to: directory + "/.gitignore")
      for _ in 0..<8 { paths.insert(directory + "/" + random.path()) }
      for _ in 0..<16 { paths.insert(directory + "/" + random.path(like: line)) }
    }
    // Nothing but the ignore files exists: the last component of a path is then no directory.
    let expected = try repository.checkIgnore(Array(paths), foldsCase: foldsCase)
    #expect(expected.count > paths.count / 10)
    let oracle = StackOracle(texts, foldsCase: foldsCase)
    for path in paths.sorted() where oracle.decision(about: path) != expected[path] {
      let directory = path.prefix { $0 != "/" }
      Issue.record(
        "\(texts[String(directory)] ?? "") on \(path): \(expected[path]?.description ?? "none")")
    }
  }

  @Test(arguments: 0..<(10 * rounds))
  func `nested ignore files decide as in git`(round: Int) throws {
    let repository = try TemporaryRepository()
    var random = RandomPatterns(seed: UInt64(round) + 1_000_000)
    let foldsCase = random.chance(oneIn: 4)
    var texts: [String: String] = [:]
    let directories = Set((0..<20).map { _ in random.path() }).union([""])
    for directory in directories where directory.isEmpty || random.chance(oneIn: 2) {
      texts[directory] = random.file(lineCount: random.number(in: 1...10))
      let file = directory.isEmpty ? ".gitignore" : directory + "/.gitignore"
      try repository.write(texts[directory] ?? "", to: file)
    }
    let exclude = random.file(lineCount: 3)
    try repository.write(exclude, to: ".git/info/exclude")
    let paths = Set((0..<600).map { _ in random.path() })
    let expected = try repository.checkIgnore(Array(paths), foldsCase: foldsCase)
    let oracle = StackOracle(texts, exclude: exclude, foldsCase: foldsCase)
    for path in paths.sorted() {
      let isDirectory = texts.keys.contains { $0 == path || $0.hasPrefix(path + "/") }
      let decision = oracle.decision(about: path, isDirectory: isDirectory)
      if decision != expected[path] {
        Issue.record(
          """
          round \(round), \(path): \(decision?.description ?? "none"), \
          git: \(expected[path]?.description ?? "none")
          """)
      }
    }
  }
}
