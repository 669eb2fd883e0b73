package import PicketModel

/// Judges the commands of a shell that stand in files.
package struct ShellFileCheck: TextCheck {
  package let families = ["shell"]

  private let ownCommands: OwnCommands

  /// Makes the check.
  ///
  /// - Parameter ownCommands: the commands that rules of users are about.
  package init(ownCommands: OwnCommands = OwnCommands()) {
    self.ownCommands = ownCommands
  }

  /// The only commands that are looked for in programs.
  private static let checksInCode: Set<String> = ["shell/download-piped-to-interpreter"]

  package func interest(in path: BytePath, start: Span<UInt8>) -> TextInterest {
    switch ShellFileKind(path, start: start) {
    case nil: .never
    case .code: .withKeywords(of: Self.checksInCode)
    default: .always
    }
  }

  /// What is only worth telling of a command that is about to run.
  private static let liveOnly: Set<ShellCheck> = [
    .recursiveDeleteOfVariable, .unknownCommandWithDangerousArguments, .publicationOfPackage,
    .removalOfSystemPackages, .commandAsRoot,
  ]

  /// What does no harm where the machine is made for it and thrown away.
  private static let harmlessContained: Set<ShellCheck> = [
    .systemConfigurationWrite, .persistence, .recursiveDeleteOutsideProject, .removalOfTraces,
    .permissionChangeOfSystem, .accountOrPrivilegeChange, .stopOfMachineOrProcesses,
    .recursiveDeleteOfCurrentDirectory, .predictableTemporaryFile, .deleteOfFoundFiles,
    .packageForTheWholeMachine, .unquotedExpansion, .gitHardReset, .gitClean, .gitDiscardChanges,
    .containerDataDeletion, .destructionOfFile, .defenceOff, .optionInjectionByGlob,
  ]

  package func judgement(of text: Span<UInt8>, at path: BytePath) -> TextJudgement {
    var result = TextJudgement([])
    guard let kind = ShellFileKind(path, start: text) else { return result }
    let bytes = text.indices.map { text[$0] }
    for snippet in snippets(bytes, kind) { judge(snippet, kind, into: &result) }
    return result
  }

  private func snippets(_ text: [UInt8], _ kind: ShellFileKind) -> [ShellSnippet] {
    switch kind {
    case .script(let isUnattended):
      return [
        ShellSnippet(bytes: text, offsets: Array(text.indices), isUnattended: isUnattended)
      ]
    case .makefile: return BuildFileSnippets.ofMakefile(text)
    case .dockerfile: return BuildFileSnippets.ofDockerfile(text)
    case .yaml(let keys, let isUnattended):
      return YAMLSnippets.snippets(in: text, keys: keys).map { snippet in
        var snippet = snippet
        snippet.isUnattended = isUnattended
        snippet.isContained = isUnattended
        return snippet
      }
    case .packageScripts: return PackageScriptSnippets.snippets(in: text)
    case .cron(let hasUser): return BuildFileSnippets.ofCron(text, hasUser: hasUser)
    case .systemd: return BuildFileSnippets.ofSystemd(text)
    case .documentation: return BuildFileSnippets.ofDocumentation(text)
    case .code: return CodeSnippets.snippets(in: text)
    }
  }

  private func judge(
    _ snippet: ShellSnippet, _ kind: ShellFileKind, into result: inout TextJudgement
  ) {
    var setting = ShellSetting(isLive: false)
    setting.isContained = snippet.isContained
    setting.ownCommands = ownCommands
    let isWhole = if case .script = kind { true } else { false }
    let judgement = ShellRun.judge(
      snippet.bytes, isWhole ? .itself : .mapped(snippet.offsets), setting)
    result.findings += judgement.ownFindings.map {
      TextFinding(OwnCommands.check(ofRule: $0.rule), $0.range)
    }
    if judgement.isExhausted { result.isIncomplete = true }
    result.findings += judgement.findings.compactMap { finding in
      guard !Self.liveOnly.contains(finding.check), !finding.range.isEmpty,
        !snippet.isContained || !Self.harmlessContained.contains(finding.check)
      else { return nil }
      let variant: String? =
        snippet.isDocumentation ? "documentation" : snippet.isUnattended ? "unattended" : nil
      return TextFinding(
        finding.check.rawValue, variant: variant, finding.range, finding.detail)
    }
  }
}
