/// What can be wrong with an entry of a tree besides its text; each is a `check` of some rule.
package enum EntryCheck: String, CaseIterable, Hashable, Sendable {
  // MARK: Symbolic links

  case absoluteLink = "filesystem/symlink-absolute-target"
  case escapingLink = "filesystem/symlink-leaves-root"
  case sensitiveLink = "filesystem/symlink-to-sensitive-place"
  case configurationLink = "filesystem/symlink-as-configuration"
  case brokenLink = "filesystem/broken-symlink"
  case linkLoop = "filesystem/symlink-loop"
  case destroyedLink = "filesystem/destroyed-symlink"
  case gitFileLink = "filesystem/git-file-is-symlink"
  case linkCollision = "filesystem/path-collides-with-symlink"
  case pathThroughLink = "filesystem/path-through-symlink"
  case fileBecameLink = "filesystem/file-became-symlink"

  // MARK: Tricks with git

  case gitLookalike = "filesystem/git-directory-lookalike"
  case submoduleCommand = "filesystem/submodule-runs-command"
  case submoduleOption = "filesystem/submodule-option-injection"
  case submodulePath = "filesystem/submodule-path-escapes"

  // MARK: Modes

  case worldWritable = "filesystem/world-writable"
  case readableEnvironment = "filesystem/readable-env-file"
  case readableCredentials = "filesystem/readable-credential-file"
  case writablePolicy = "filesystem/writable-policy-file"
  case setUserID = "filesystem/setuid-bit"
  case unusualGitMode = "filesystem/unusual-git-mode"
  case executableAdded = "filesystem/executable-bit-added"
  case executableData = "filesystem/executable-data"
  case scriptWithoutBit = "filesystem/script-without-executable-bit"

  // MARK: Names and kinds

  case environmentFile = "filesystem/env-file"
  case secretsDirectory = "filesystem/secrets-directory"
  case coreDump = "filesystem/core-dump"
  case ignoredButTracked = "filesystem/ignored-but-tracked"
  case specialFile = "filesystem/special-file"
  case escapingArchive = "filesystem/archive-entry-escapes"
  case invisibleName = "filesystem/invisible-character-in-name"
  case trailingName = "filesystem/name-ends-in-dot-or-space"
  case deviceName = "filesystem/windows-device-name"
}
