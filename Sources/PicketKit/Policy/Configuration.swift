public import PicketModel
internal import PicketPolicy
internal import PicketRules

/// What files of configuration say: rules, what is allowed, and what fails a run.
///
/// Faults in them are thrown by `Scanner.init`, all at once.
public struct Configuration: Sendable {
  /// As they are read for their rules too.
  let sources: [RuleSource]
  /// The files of rules that they name.
  let ruleFiles: [RuleSource]
  let files: [ConfigurationFile]
  let errors: [RuleFileError]

  /// Makes a configuration that says nothing.
  public init() {
    self.init([])
  }

  /// Reads files of configuration; where two speak of the same thing, the later one holds.
  ///
  /// - Parameters:
  ///   - sources: the files.
  ///   - readRuleFile: gives a file of rules that a file names, by the number of that file and the
  ///     path; it may throw why there is none.
  public init(
    _ sources: [RuleSource],
    readRuleFile: (Int, String) throws(RuleFileRefusal) -> RuleSource = Self.refuseRuleFile
  ) {
    self.sources = sources
    var (files, errors, ruleFiles) = ([ConfigurationFile](), [RuleFileError](), [RuleSource]())
    for (number, source) in sources.enumerated() {
      let (file, faults) = ConfigurationFile.parse(source.bytes, name: source.name)
      files.append(file)
      errors += faults
      for path in file.ruleFiles {
        do throws(RuleFileRefusal) {
          ruleFiles.append(try readRuleFile(number, path.value))
        } catch {
          let kind = RuleFileError.Kind.invalidValue(key: "rule-files", expected: error.expected)
          errors.append(RuleFileError(kind, file: source.name, at: path.position))
        }
      }
    }
    (self.files, self.errors, self.ruleFiles) = (files, errors, ruleFiles)
  }

  /// Reads no file of rules: whoever gives bytes need not have files.
  public static func refuseRuleFile(
    number: Int, path: String
  ) throws(RuleFileRefusal) -> RuleSource {
    throw RuleFileRefusal(expected: "nothing: here rules have to stand in the file itself")
  }

  /// The least severity that fails a run; `nil` where nobody says.
  public var failOn: FailOn? { files.reversed().lazy.compactMap(\.failOn?.value).first }

  /// The least severity that people see; `nil` where nobody says.
  public var minimumSeverity: Severity? {
    files.reversed().lazy.compactMap(\.minimumSeverity?.value).first
  }

  /// The least confidence that people see; `nil` where nobody says.
  public var minimumConfidence: Confidence? {
    files.reversed().lazy.compactMap(\.minimumConfidence?.value).first
  }

  /// Returns what it says about findings of some rules; `nil` if it says nothing.
  func policy(for rules: () -> [Rule]) -> FindingPolicy? {
    files.isEmpty ? nil : FindingPolicy(files, rules: rules())
  }
}

/// Why a file of rules that a configuration names is not read.
public struct RuleFileRefusal: Error, Hashable, Sendable {
  /// What would do.
  public var expected: String

  /// Makes a refusal from what would do.
  public init(expected: String) {
    self.expected = expected
  }
}
