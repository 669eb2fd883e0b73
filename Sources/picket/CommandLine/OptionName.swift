/// An option, named as on the command line without its dashes.
package enum OptionName: String, CaseIterable, Sendable {
  case at
  case baseline
  case color
  case config
  case diff
  case dryRun = "dry-run"
  case explain
  case failOn = "fail-on"
  case filesFrom = "files-from"
  case fix
  case format
  case global
  case help
  case history
  case jobs
  case jsonl
  case kernel
  case lenient
  case maxFileSize = "max-file-size"
  case maxFindings = "max-findings"
  case minConfidence = "min-confidence"
  case minSeverity = "min-severity"
  case modes
  case noConfig = "no-config"
  case noIgnore = "no-ignore"
  case null
  case only
  case output
  case ownSecrets = "own-secrets"
  case project
  case quiet
  case reason
  case report
  case sinceLast = "since-last"
  case showNearMisses = "show-near-misses"
  case skip
  case staged
  case stats
  case stdin
  case stdinFilename = "stdin-filename"
  case table
  case unreachable
  case until
  case verbose
}
