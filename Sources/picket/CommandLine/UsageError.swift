internal import PicketModel

/// A command line that is at fault; the text says what would do.
package struct UsageError: Error, Hashable {
  package var text: String
  /// The verb whose help tells more.
  package var verb: VerbName?

  package init(_ text: String, verb: VerbName? = nil) {
    self.text = text
    self.verb = verb
  }
}

/// A file that the command line names and that cannot be used.
struct FileError: Error, CustomStringConvertible {
  let description: String

  init(_ what: String, _ path: [UInt8], _ reason: some CustomStringConvertible) {
    let name = String(decoding: path, as: UTF8.self).harmless
    description = "\(what)\(what.isEmpty ? "" : " ")\(name): \(reason)"
  }
}

/// Guesses which word of a command line was meant.
enum Guess {
  /// Returns `, did you mean '…'` or, without a guess, the alternative.
  static func advice(for word: String, among words: [String], otherwise: String) -> String {
    let longer = words.filter { !word.isEmpty && $0.hasPrefix(word) }
    let guess = longer.count == 1 ? longer.first : Spelling.closest(to: word, among: words)
    return guess.map { ", did you mean '\($0)'?" } ?? otherwise
  }
}
