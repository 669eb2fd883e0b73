internal import PicketFormats
internal import PicketModel

/// Writes a report as SARIF 2.1.0, within what GitHub's code scanning takes.
package enum SARIFReporter {
  /// Returns a report as SARIF.
  package static func report(_ report: Report, limits: SARIFLimits = SARIFLimits()) -> [UInt8] {
    let content = SARIFContent(report, limits)
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("$schema", schema)
      writer.member("version", "2.1.0")
      writer.member("runs", each: [report]) { writer, report in
        write(report, content, to: &writer)
      }
    }
    writer.endLine()
    return writer.drain()
  }

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  /// The largest number of places that a result may name.
  static let maximumPlaces = 1_000

  private static func write(
    _ report: Report, _ content: SARIFContent, to writer: inout JSONWriter
  ) {
    writer.member("tool") { writer in
      writer.member("driver") { writer in
        writer.member("name", "picket")
        writer.member("version", report.toolVersion)
        writer.member("semanticVersion", report.toolVersion)
        writer.member("rules", each: content.rules) { SARIFRule($1).write(to: &$0) }
      }
    }
    writer.member("automationDetails") { $0.member("id", "picket/") }
    // Columns count what most editors count; the model counts bytes.
    writer.member("columnKind", "utf16CodeUnits")
    writer.member("redactionTokens", [Redaction.hidden])
    writer.member("originalUriBaseIds") { writer in
      writer.member("%SRCROOT%") { $0.text("description", "The root of what was scanned.") }
    }
    writer.member("invocations", each: [report]) { writer, report in
      writeInvocation(of: report, content, to: &writer)
    }
    writer.member("results", each: content.results) { writer, finding in
      SARIFResult(finding, ruleIndex: content.index(of: finding)).write(to: &writer)
    }
  }

  private static func writeInvocation(
    of report: Report, _ content: SARIFContent, to writer: inout JSONWriter
  ) {
    writer.member("executionSuccessful", report.isComplete)
    writer.member("exitCode", report.outcome.exitCode)
    writer.key("toolExecutionNotifications")
    writer.array { writer in
      for failure in content.failures {
        writer.object { writer in
          writer.member("level", "error")
          writer.text("message", "not read: \(failure.path.description): \(failure.detail)")
          writer.member("locations", each: [failure]) { writer, failure in
            writer.member("physicalLocation") { $0.artifact(failure.path) }
          }
          writer.member("properties") { $0.member("kind", failure.kind.rawValue) }
        }
      }
      for (level, text) in content.notifications {
        writer.object { writer in
          writer.member("level", level)
          writer.text("message", text)
        }
      }
    }
  }
}

extension Outcome {
  /// The exit status of a process that ends so.
  package var exitCode: Int {
    switch self {
    case .clean: 0
    case .findings: 1
    case .incomplete: 3
    }
  }
}
