import PicketModel

/// Files in which credentials are kept.
enum SecretPlaces {
  private static let names: Set<Substring> = [
    ".netrc", "_netrc", ".pgpass", ".my.cnf", ".git-credentials", ".npmrc", ".pypirc",
    ".vault-token",
    ".htpasswd", ".s3cfg", ".boto", ".dockercfg", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519",
    "credentials.json", "service-account.json", "serviceaccount.json", "secrets.yml",
    "secrets.yaml",
    "secrets.json", "secrets.toml", "wallet.dat", ".bash_history", ".zsh_history", "Login Data",
    "key4.db", "logins.json", "Cookies", "cookies.sqlite", "master.key", "shadow", "gshadow",
    ".env.local", ".envrc", "terraform.tfstate", ".terraformrc", "client_secret.json",
    "application_default_credentials.json", "login.keychain-db",
  ]

  private static let endings = [
    ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk", ".keychain",
  ]

  /// What stands in paths of such files, from a slash on.
  private static let directories = [
    "/.ssh/", "/.aws/credentials", "/.aws/sso", "/.gnupg/", "/.kube/config", "/.docker/config.json",
    "/.config/gcloud/", "/.config/gh/hosts", "/.azure/", "/.password-store/", "/Keychains/",
    "/etc/ssl/private/", "/run/secrets/", "/.config/op/", "/.oci/", "/.terraform.d/credentials",
    "/.config/rclone/rclone.conf", "/.cargo/credentials", "/.gem/credentials", "/.mozilla/firefox",
    "/.config/google-chrome", "/.electrum/", "/.bitcoin/", "/.ethereum/keystore", "/etc/sudoers",
    "/etc/kubernetes/admin.conf", "/.claude/.credentials", "/.config/hub",
  ]

  private static let harmlessSSH: Set<Substring> = ["known_hosts", "config", "authorized_keys"]

  /// Whether credentials are kept in a file or directory.
  static func contains(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    if name.hasSuffix(".pub") || isTemplate(name) { return false }
    if name.hasPrefix(".env") {
      return name == ".env" || name.hasPrefix(".env.") || name == ".env*" || name == ".envrc"
    }
    if names.contains(name) || endings.contains(where: { name.hasSuffix($0) }) { return true }
    if name.hasSuffix(".pem") {
      return !["cert", "ca", "pub", "chain"].contains { name.holds($0) }
    }
    return isInSecretDirectory(path) && !(harmlessSSH.contains(name) && path.holds(".ssh/"))
  }

  /// Whether a path leads through a directory of credentials, or to one.
  private static func isInSecretDirectory(_ path: String) -> Bool {
    var rest = Substring("/" + path + "/").utf8
    while let start = rest.firstIndex(of: UInt8(ascii: "/")) {
      rest = rest[start...]
      if directories.contains(where: { rest.starts(with: $0.utf8) }) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  private static func isTemplate(_ name: Substring) -> Bool {
    ["example", "sample", "template", "dist", "defaults", "schema"].contains { name.holds($0) }
  }
}

extension ShellRun {
  /// Whether credentials are kept where an argument leads.
  func isSecret(_ argument: ShellArgument) -> Bool {
    let text = argument.text
    guard text.utf8.count < 4_096 else { return false }
    if SecretPlaces.contains(text) { return true }
    return directory != nil && text.holds("..") && SecretPlaces.contains(absolute(text))
  }
}
