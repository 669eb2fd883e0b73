internal import Dispatch
package import PicketModel
package import PicketRules
internal import PicketSystem
internal import Synchronization

/// An example of a rule that does not show what it should.
package struct ExampleFault: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case isNotFound
    case isFound
    case isBroken(ExampleTemplateFault)
    /// No rule judges such inputs yet.
    case cannotBeTested
  }

  package var kind: Kind
  /// The number of the rule among those that were tested.
  package var rule: Int
  package var isCounterexample: Bool
  /// Counts from 0.
  package var index: Int
  /// The input with its secrets masked.
  package var shown: String

  /// The place of the example in its rule, as `ParsedRule` names it.
  package var key: String {
    "\(isCounterexample ? "counterexamples" : "examples")[\(index)]"
  }
}

extension ExampleFault: CustomStringConvertible {
  package var description: String {
    let what =
      switch kind {
      case .isNotFound: "is not found"
      case .isFound: "is found"
      case .isBroken(let fault): "has a template at fault: \(fault)"
      case .cannotBeTested: "cannot be tested: no rule judges events yet"
      }
    return "\(isCounterexample ? "counterexample" : "example") \(index + 1) \(what): \(shown)"
  }
}

extension Scanner {
  /// Scans every example of some rules; each rule has to be one of the scanner's.
  ///
  /// - Returns: what is wrong, in the order of the rules.
  package func exampleFaults(of rules: [Rule]) -> [ExampleFault] {
    let context = context(.tree, FileSystem())
    let next = Atomic(0)
    let results = Mutex<[Int: [ExampleFault]]>([:])
    DispatchQueue.concurrentPerform(iterations: Process.processorCount) { _ in
      let worker = ExampleWorker(self, FileWorker(context))
      while true {
        let rule = next.add(1, ordering: .relaxed).oldValue
        guard rule < rules.count else { break }
        let faults = worker.faults(of: rules[rule], number: rule)
        if !faults.isEmpty { results.withLock { $0[rule] = faults } }
      }
    }
    return results.withLock { results in results.keys.sorted().flatMap { results[$0] ?? [] } }
  }
}

/// Scans examples, one after the other.
private struct ExampleWorker {
  private let scanner: Scanner
  private let worker: FileWorker

  init(_ scanner: Scanner, _ worker: FileWorker) {
    self.scanner = scanner
    self.worker = worker
  }

  func faults(of rule: Rule, number: Int) -> [ExampleFault] {
    func faults(in examples: [RuleExample], areCounterexamples: Bool) -> [ExampleFault] {
      examples.indices.compactMap { index in
        kind(of: examples[index], isCounterexample: areCounterexamples, rule.id).map {
          ExampleFault(
            kind: $0, rule: number, isCounterexample: areCounterexamples, index: index,
            shown: examples[index].masked.harmless)
        }
      }
    }
    return faults(in: rule.examples, areCounterexamples: false)
      + faults(in: rule.counterexamples, areCounterexamples: true)
  }

  private func kind(
    of example: RuleExample, isCounterexample: Bool, _ rule: String
  ) -> ExampleFault.Kind? {
    let isFound: Bool
    do throws(ExampleTemplateFault) {
      switch example {
      case .text(let text): isFound = try finds(rule, in: text, path: "example")
      case .entry(let path, let mode, let target, let text):
        isFound = try finds(rule, in: text, path: path, mode: mode, target: target)
      case .command(let command, let cwd, let project):
        let text = String(decoding: try ExampleTemplate(command).expanded, as: UTF8.self)
        let request = CommandRequest(text, directory: cwd, project: project)
        isFound = scanner.judge(request).findings.contains { $0.rule == rule }
      case .event: return .cannotBeTested
      }
    } catch {
      return .isBroken(error)
    }
    if isFound == isCounterexample { return isFound ? .isFound : .isNotFound }
    return nil
  }

  private func finds(
    _ rule: String, in text: String?, path: String, mode: String? = nil, target: String? = nil
  ) throws(ExampleTemplateFault) -> Bool {
    worker.report = RunReport()
    let bytes = try text.map { (text) throws(ExampleTemplateFault) in
      try ExampleTemplate(text).expanded
    }
    // Whose secrets a text holds only a run knows: what is tested is which of them are looked for.
    if rule == OwnSecrets.ruleName { return OwnSecrets(ofSettings: bytes ?? []).count > 0 }
    worker.scan(ExampleEntry(path: BytePath(path), mode: mode, target: target, text: bytes))
    // A published value is told as what it is, so it may stand among the counterexamples.
    return worker.report.findings.contains { kept in
      kept.finding.rule == rule
        && !kept.finding.evidence.contains { $0.name == Evidence.exampleValue }
    }
  }
}

extension RuleExample {
  /// The input for people, without its secrets.
  package var masked: String {
    func masked(_ text: String) -> String { (try? ExampleTemplate(text))?.masked ?? text }
    switch self {
    case .text(let text): return masked(text)
    case .entry(let path, let mode, let target, let text):
      let parts = [mode, path, target.map { "-> \($0)" }, text.map(masked)]
      return parts.compactMap(\.self).joined(separator: " ")
    case .command(let command, cwd: _, project: _): return masked(command)
    case .event(let event): return masked(event)
    }
  }
}
