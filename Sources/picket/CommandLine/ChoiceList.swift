internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketScan

/// A list of words of which a value is one; made only when it is asked for.
package enum ChoiceList: Sendable {
  case colors
  case confidences
  case failOn
  case formats
  case kernels
  case listFormats
  case modes
  case severities
  case shells
  case statistics

  package var words: [String] {
    switch self {
    case .colors: ColorChoice.allCases.map(\.rawValue)
    case .confidences: Confidence.allCases.reversed().map(\.rawValue)
    case .failOn: FailOn.allCases.map(\.rawValue)
    case .formats: ReportFormat.allCases.map(\.rawValue)
    case .kernels: Kernel.allCases.filter(\.isSupported).map(\.rawValue)
    case .listFormats: RuleListFormat.allCases.map(\.rawValue)
    case .modes: ModeChoice.allCases.map(\.rawValue)
    case .severities: Severity.allCases.reversed().map(\.rawValue)
    case .shells: Shell.allCases.map(\.rawValue)
    case .statistics: ["rules"]
    }
  }
}
