/// A way to write a name and a secret.
struct SecretSyntax {
  let label: String
  let text: [UInt8]

  /// Returns the secret of a sample in each syntax.
  static func all(_ sample: SecretSample) -> [SecretSyntax] {
    let name = sample.name.isEmpty ? "acme_setting" : sample.name
    let upper = name.uppercased()
    var result = patterns(name: name, upper: upper).map { label, before, after in
      SecretSyntax(label: label, text: before.utf8 + sample.secret + after.utf8)
    }
    if sample.name.isEmpty { result.append(SecretSyntax(label: "raw", text: sample.secret)) }
    return result
  }

  private static func patterns(
    name: String, upper: String
  ) -> [(label: String, before: String, after: String)] {
    [
      ("single quotes", "\(name) = '", "'\n"), ("double quotes", "\(name) = \"", "\";\n"),
      ("back quotes", "\(name) = `", "`\n"), ("hash rocket", "'\(name)' => '", "',\n"),
      ("JSON", "{\"\(name)\": \"", "\", \"debug\": true}"),
      ("JSON in a string", #"body = "{\"\#(name)\": \""#, #"\"}""#),
      ("URL query", "https://api.acme.dev/v1?\(name)=", "&page=2"),
      ("header", "\(name): ", "\r\nAccept: */*"),
      ("named argument", "connect(\(name)=\"", "\", retries=3)"),
      ("setter", "config.set(\"\(name)\", \"", "\");"),
      ("flag and value", "acme run --\(name) ", " --verbose"),
      ("flag with value", "acme run --\(name)=", " --verbose"),
      ("export", "export \(upper)=", "\n"), (".env", "PORT=80\n\(upper)=", "\n"),
      (".env with quotes", "\(upper)=\"", "\"\n"),
      ("YAML block", "app:\n  \(name): ", "\n  port: 80\n"),
      ("YAML flow", "app: {\(name): ", ", port: 80}"),
      ("YAML list", "env:\n  - name: \(upper)\n    value: ", "\n"),
      ("TOML", "[app]\n\(name) = \"", "\"\n"), ("INI", "[app]\n\(name) = ", "\n"),
      ("properties", "\(name)=", "\n"),
      ("XML attribute", "<add key=\"\(name)\" value=\"", "\" />"),
      ("XML element", "<\(name)>", "</\(name)>"),
      ("Dockerfile ENV", "ENV \(upper)=", "\n"), ("Dockerfile ARG", "ARG \(upper)=", "\n"),
      ("Terraform", "variable \"\(name)\" {\n  default = \"", "\"\n}"),
      ("CI variables", "variables:\n  \(upper): \"", "\"\n"),
      (".npmrc", "//npm.acme.dev/:\(name)=", "\n"),
    ]
  }
}

private func + (text: String.UTF8View, bytes: [UInt8]) -> [UInt8] {
  Array(text) + bytes
}
