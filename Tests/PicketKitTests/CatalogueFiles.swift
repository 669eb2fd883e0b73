import Foundation
import PicketKit

/// The rule files of the repository, as `make table` reads them.
func catalogueFiles(from file: String = #filePath) -> [RuleSource] {
  let root = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let patterns = root.appending(path: "patterns").path()
  return (try? RuleDirectory.read(Array(patterns.utf8))) ?? []
}
