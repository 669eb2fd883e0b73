/// What is found in commands of a shell, each by the check of its rule.
package enum ShellCheck: String, CaseIterable, Sendable {
  // MARK: deletion

  case recursiveDeleteOfRoot = "shell/recursive-delete-of-root"
  case recursiveDeleteOfCurrentDirectory = "shell/recursive-delete-of-current-directory"
  case recursiveDeleteOfEmptyVariable = "shell/recursive-delete-of-empty-variable"
  case recursiveDeleteOfVariable = "shell/recursive-delete-of-variable"
  case recursiveDeleteOutsideProject = "shell/recursive-delete-outside-project"
  case deleteOfFoundFiles = "shell/delete-of-found-files"
  case destructionOfFile = "shell/destruction-of-file"
  case gitDirectoryTampering = "shell/git-directory-tampering"

  // MARK: git

  case gitForcePush = "shell/git-force-push"
  case gitForcePushToProtectedBranch = "shell/git-force-push-to-protected-branch"
  case gitHardReset = "shell/git-hard-reset"
  case gitDiscardChanges = "shell/git-discard-changes"
  case gitClean = "shell/git-clean"
  case gitDeleteUnmerged = "shell/git-delete-unmerged"
  case gitHistoryRewrite = "shell/git-history-rewrite"
  case gitHookBypass = "shell/git-hook-bypass"

  // MARK: download-and-run

  case downloadPipedToInterpreter = "shell/download-piped-to-interpreter"
  case downloadRunBySubstitution = "shell/download-run-by-substitution"
  case downloadRunByPowershell = "shell/download-run-by-powershell"
  case downloadThenRun = "shell/download-then-run"
  case decodeThenRun = "shell/decode-then-run"
  case evaluationOfInput = "shell/evaluation-of-input"
  case unknownCommandWithDangerousArguments = "shell/unknown-command-with-dangerous-arguments"
  case unjudgedCommand = "shell/unjudged-command"

  // MARK: attack

  case reverseShell = "shell/reverse-shell"
  case forkBomb = "shell/fork-bomb"
  case secretFileRead = "shell/secret-file-read"
  case secretExfiltration = "shell/secret-exfiltration"
  case environmentDump = "shell/environment-dump"
  case persistence = "shell/persistence"
  case codeThroughEnvironment = "shell/code-through-environment"
  case removalOfTraces = "shell/removal-of-traces"
  case defenceOff = "shell/defence-off"
  case agentWithoutChecks = "shell/agent-without-checks"

  // MARK: system

  case rawDeviceOverwrite = "shell/raw-device-overwrite"
  case worldWritableChmod = "shell/world-writable-chmod"
  case permissionChangeOfSystem = "shell/permission-change-of-system"
  case setuidBitGranted = "shell/setuid-bit-granted"
  case commandAsRoot = "shell/command-as-root"
  case systemConfigurationWrite = "shell/system-configuration-write"
  case accountOrPrivilegeChange = "shell/account-or-privilege-change"
  case stopOfMachineOrProcesses = "shell/stop-of-machine-or-processes"
  case removalOfSystemPackages = "shell/removal-of-system-packages"

  // MARK: infrastructure

  case containerEscape = "shell/container-escape"
  case containerDataDeletion = "shell/container-data-deletion"
  case infrastructureDestruction = "shell/infrastructure-destruction"
  case databaseDestruction = "shell/database-destruction"

  // MARK: network

  case tlsVerificationOff = "shell/tls-verification-off"
  case unauthenticatedSource = "shell/unauthenticated-source"
  case packageFromElsewhere = "shell/package-from-elsewhere"
  case packageForTheWholeMachine = "shell/package-for-the-whole-machine"
  case publicationOfPackage = "shell/publication-of-package"

  // MARK: hygiene

  case predictableTemporaryFile = "shell/predictable-temporary-file"
  case optionInjectionByGlob = "shell/option-injection-by-glob"
  case unquotedExpansion = "shell/unquoted-expansion"
}
