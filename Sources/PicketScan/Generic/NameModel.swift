/// What the name of a value says of the value.
struct NameModel {
  /// What a name asks for.
  enum Kind: Hashable {
    /// Something that people may make up and remember.
    case password
    /// Something that a machine made up.
    case secret
    /// Something that is a secret as often as not, such as a key or a salt.
    case weak
    /// Nothing that is a secret.
    case other
  }

  let kind: Kind
  /// Whether a word tells that the value only belongs to a secret, such as its length or its label.
  let isTurnedOff: Bool

  init(_ name: String) {
    let words = Self.words(of: name)
    let kinds = words.indices.map { Self.kind(of: words, at: $0) }
    let last = kinds.lastIndex { $0 != .other }
    kind =
      kinds.contains(.password)
      ? .password
      : kinds.contains(.secret)
        ? .secret
        : kinds.contains(.weak) ? .weak : .other
    // Words behind the last word of secrets name what the value is; those before only describe it.
    let behind = last.map { words[($0 + 1)...] } ?? []
    isTurnedOff =
      behind.contains(where: Self.wordsOfOthers.contains)
      || words.contains(where: Self.wordsThatTurnOff.contains)
      || kind == .weak && words.contains(where: Self.wordsOfPlainKeys.contains)
  }

  // MARK: Words

  /// Splits a name at its joints and where an upper case letter follows a lower case one.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var previous = UInt8(0)
    let bytes = Array(name.utf8)
    func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    func finish() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll()
    }
    for (index, byte) in bytes.enumerated() {
      let isLetter = isUpper(byte) || isLower(byte) || byte >= 0x80
      guard isLetter else {
        finish()
        previous = byte
        continue
      }
      let startsWord =
        isUpper(byte)
        && (isLower(previous)
          || isUpper(previous) && index + 1 < bytes.count && isLower(bytes[index + 1]))
      if startsWord { finish() }
      word.append(isUpper(byte) ? byte | 0x20 : byte)
      previous = byte
    }
    finish()
    return words
  }

  private static func kind(of words: [String], at index: Int) -> Kind {
    let word = words[index]
    if passwordWords.contains(word) { return .password }
    if secretWords.contains(word) { return .secret }
    if word == "key" || word == "keys" {
      let isSecret = index > 0 && wordsBeforeKey.contains(words[index - 1])
      return isSecret ? .secret : .weak
    }
    if word == "pass" || word == "word" && index > 0 && words[index - 1] == "pass" {
      return .password
    }
    if weakWords.contains(word) { return .weak }
    if passwordEnds.contains(where: word.hasSuffix) { return .password }
    if secretEnds.contains(where: word.hasSuffix) { return .secret }
    return .other
  }

  private static let passwordWords: Set<String> = [
    "password", "passwords", "passwd", "passphrase", "passcode", "pwd", "pass", "psw", "pswd",
    "pw", "passw", "passwort", "kennwort", "senha", "contrasena", "contraseña", "clave",
    "motdepasse", "mdp", "wachtwoord", "heslo", "haslo", "lozinka", "parola", "salasana",
    "losenord", "jelszo", "sifre", "userpass",
  ]
  private static let passwordEnds = [
    "password", "passwd", "passphrase", "pwd", "userpass", "dbpass",
  ]
  private static let secretWords: Set<String> = [
    "secret", "secrets", "token", "tokens", "apikey", "apikeys", "authtoken", "accesstoken",
    "accesskey", "secretkey", "privatekey", "credential", "credentials", "creds", "cred", "bearer",
    "authorization", "auth", "authkey", "appkey", "clientsecret", "appsecret", "pat", "jwt",
    "refreshtoken", "sharedsecret", "webhook",
  ]
  private static let secretEnds = [
    "secret", "token", "apikey", "secretkey", "accesskey", "authkey",
  ]
  private static let wordsBeforeKey: Set<String> = [
    "access", "account", "admin", "api", "app", "application", "auth", "authentication",
    "authorization", "client", "consumer", "crypto", "cipher", "customer", "decryption", "deploy",
    "developer", "encrypt", "encryption", "enc", "hmac", "integration", "license", "machine",
    "master", "private", "root", "secret", "security", "server", "service", "session", "shared",
    "sign", "signing", "storage", "stream", "subscription", "symmetric", "write", "user", "aes",
    "jwt", "registration", "secure", "bot", "priv", "psk",
  ]
  private static let weakWords: Set<String> = [
    "salt", "salts", "nonce", "seed", "session", "sessionid", "cookie", "sid",
    "certificate", "cert", "pin", "otp", "totp", "iv", "hmac", "psk", "code", "license", "serial",
  ]

  // MARK: Words that turn a name off

  /// Behind a word of secrets.
  private static let wordsOfOthers: Set<String> = [
    "action", "alg", "algo", "algorithm", "algorithms", "age", "attr", "attribute", "button",
    "callback", "changed", "char", "chars", "charset", "class", "column", "confirmation", "count",
    "date", "days", "desc", "description", "dialog", "dir", "directory", "duration", "element",
    "enabled", "encoder", "endpoint", "entry", "env", "error", "errors", "event", "expiration",
    "expired", "expires", "expiry", "exists", "factory", "fail", "failed", "field", "fields",
    "file", "filename", "fingerprint", "flag", "flow", "form", "format", "generator", "grant",
    "handle", "handler", "hash", "hashed", "hasher", "hashers", "header", "help", "hint", "host",
    "icon",
    "id", "identifier", "ids", "index", "info", "input", "issuer", "kind", "label", "len", "length",
    "level", "lifetime", "link", "list", "location", "manager", "map", "max", "message", "messages",
    "method", "min", "missing", "mode", "model", "module", "msg", "name", "names", "needed", "node",
    "notice", "note", "number", "num", "offset", "option", "options", "page", "param", "parameter",
    "params", "path", "paths", "pattern", "placeholder", "plugin", "policy", "position", "prefix",
    "prompt", "prop", "property", "protocol", "provider", "proxy", "query", "ref", "reference",
    "regex", "regexp", "request", "required", "reset", "response", "result", "role", "route",
    "rule", "rules", "schema", "scheme", "scope", "scopes", "section", "selector", "server",
    "service", "settings", "size", "source", "span", "start", "state", "status", "storage", "store",
    "strategy", "strength", "style", "suffix", "table", "template", "test", "text", "time",
    "timeout", "title", "tooltip", "transport", "ttl", "type", "types", "uri", "url", "urls",
    "usage", "user", "username", "validation", "validator", "var", "variable", "verifier",
    "version", "view", "visibility", "warning", "widget", "ext", "extension", "engine", "ring",
    "stroke", "code", "codes", "word", "words", "board", "frame", "pair", "usages", "resource",
    "agent", "backend", "client", "controller", "domain", "driver", "ops", "prefixes", "realm",
    "requirement", "uuid", "guid", "session", "sessions", "step", "success", "systems", "target",
    "token_type",
  ]
  /// Anywhere in a name.
  private static let wordsThatTurnOff: Set<String> = [
    "public", "pub", "label", "placeholder", "regex", "forgot", "forgotten", "msgid", "msgstr",
    "tokenizer", "tokenize", "lexer", "checksum", "integrity", "digest", "sha", "md", "csrf_name",
    "i18n", "translation", "css", "selector", "xpath", "locator", "invalid", "incorrect", "missing",
    "bypass", "compass", "fingerprint", "page", "pagination", "continuation", "cursor", "next",
    "websocket", "boundary",
  ]
  /// In a name that is one of plain keys.
  private static let wordsOfPlainKeys: Set<String> = [
    "cache", "primary", "foreign", "sort", "partition", "row", "object", "map", "dict", "lookup",
    "hot", "shortcut", "arrow", "keyboard", "index", "group", "config", "setting", "settings",
    "unique", "natural", "metadata", "data", "field", "column", "query", "header", "storage",
    "error", "status", "zip", "postal", "country", "language", "lang", "source", "exit", "response",
    "http", "char", "message", "translation", "section", "item", "event", "routing", "feature",
    "commit", "git", "encrypted", "signature",
    "gpg", "pgp", "media", "video", "image", "site",
    "captcha", "return", "op",
  ]
}
