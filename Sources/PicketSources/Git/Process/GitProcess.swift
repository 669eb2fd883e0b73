internal import PicketModel
internal import PicketSystem

/// A running command of git, and what it has written but nobody has taken yet.
package final class GitProcess {
  /// The command, such as `cat-file`.
  package let command: String
  private let child: ChildProcess
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)
  /// The part of the buffer that is to be taken.
  private var waiting = 0..<0

  init(_ child: ChildProcess, command: String) {
    self.child = child
    self.command = command
  }

  /// Returns the next bytes that git wrote, as many as there are; `nil` at the end.
  package func readPiece() throws(GitError) -> ArraySlice<UInt8>? {
    guard try fill() else { return nil }
    defer { waiting = waiting.upperBound..<waiting.upperBound }
    return buffer[waiting]
  }

  /// Returns the bytes up to the next mark, without it; `nil` at the end of the output.
  ///
  /// - Throws: `GitError` if the output ends before a mark, or no mark comes within `limit` bytes.
  package func readRecord(
    endedBy mark: UInt8, limit: Int = 1 << 20
  ) throws(GitError) -> [UInt8]? {
    var record: [UInt8] = []
    while try fill() {
      if let end = buffer[waiting].firstIndex(of: mark) {
        record += buffer[waiting.lowerBound..<end]
        waiting = (end + 1)..<waiting.upperBound
        return record
      }
      record += buffer[waiting]
      waiting = waiting.upperBound..<waiting.upperBound
      guard record.count <= limit else { throw GitError(.malformed, command: command) }
    }
    guard record.isEmpty else { throw failure(.truncated) }
    return nil
  }

  /// Reads into a part of an array; returns the number of bytes, 0 at the end of the output.
  package func read(into bytes: inout [UInt8], at range: Range<Int>) throws(GitError) -> Int {
    if waiting.isEmpty, range.count >= buffer.count {
      do throws(SystemError) {
        return try child.read(into: &bytes, at: range)
      } catch {
        throw GitError(.system(error), command: command)
      }
    }
    guard try fill() else { return 0 }
    let count = min(range.count, waiting.count)
    let taken = waiting.lowerBound..<(waiting.lowerBound + count)
    bytes.replaceSubrange(range.prefix(count), with: buffer[taken])
    waiting = taken.upperBound..<waiting.upperBound
    return count
  }

  /// Waits until git has ended.
  ///
  /// - Throws: `GitError` if it failed or complained.
  package func finish() throws(GitError) {
    let status = try wait()
    if status != 0 { throw GitError(.failed(status: status), command: command, words: words) }
    if !child.complaint.isEmpty { throw GitError(.complained, command: command, words: words) }
  }

  /// Waits until git has ended, and returns why its output ended before it should.
  package func failure(_ kind: GitError.Kind) -> GitError {
    do throws(GitError) {
      let status = try wait()
      return GitError(status == 0 ? kind : .failed(status: status), command: command, words: words)
    } catch {
      return error
    }
  }

  /// Waits until git has ended; returns its status.
  package func wait() throws(GitError) -> Int32 {
    if let status { return status }
    do throws(SystemError) {
      let status = try child.wait()
      self.status = status
      return status
    } catch {
      throw GitError(.system(error), command: command)
    }
  }

  private var status: Int32?

  /// Whether git has complained about nothing so far.
  var isSilent: Bool { child.complaint.isEmpty }

  /// What git said: its first lines, harmless for a terminal.
  private var words: String {
    let lines = String(decoding: child.complaint, as: UTF8.self).split(separator: "\n").prefix(4)
    return lines.map { String($0).harmless }.joined(separator: "; ")
  }

  /// Makes bytes wait, if there are any more.
  private func fill() throws(GitError) -> Bool {
    guard waiting.isEmpty else { return true }
    do throws(SystemError) {
      waiting = 0..<(try child.read(into: &buffer, at: buffer.indices))
    } catch {
      throw GitError(.system(error), command: command)
    }
    return !waiting.isEmpty
  }
}
