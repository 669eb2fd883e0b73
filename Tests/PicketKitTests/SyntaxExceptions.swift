/// What a rule cannot be found in, and why.
enum SyntaxExceptions {
  /// Rules over texts that are no name and value, by what they are instead.
  static let ofForm: [String: String] = Dictionary(
    uniqueKeysWithValues: forms.flatMap { form, rules in rules.map { ($0, form) } })

  /// The syntaxes that the context of a rule makes impossible.
  ///
  /// Rules over values of any form ask for a sign between name and value, and rules over secrets with
  /// signs of their own cannot stand where those end a value.
  static let ofSyntax: [String: Set<String>] = [
    "android-signing-password": ["URL query", "flag and value"],
    "ansible-become-password": ["URL query", "flag and value"],
    "aws-datasync-activation-key": [
      "back quotes", "setter", "flag and value", "YAML list", "XML attribute", "Terraform",
    ],
    "azure-ad-client-secret-legacy": [
      "back quotes", "hash rocket", "JSON in a string", "setter", "flag and value", "YAML list",
      "XML attribute", "XML element", "Terraform",
    ],
    "beamer-api-key-b": ["YAML list", "Terraform"],
    "bip39-seed-phrase": [
      "JSON in a string", "setter", "flag and value", "flag with value", "YAML list",
      "XML attribute", "XML element", "Terraform",
    ],
    "bitcoin-wif-private-key": ["flag and value"],
    "bitwarden-secrets-manager-token": ["YAML list", "Terraform"],
    "cloudflare-r2-access-key": ["YAML list", "Terraform"],
    "cloudflare-turnstile-secret": ["YAML list", "Terraform"],
    "codeclimate-test-reporter-id": [
      "back quotes", "hash rocket", "JSON in a string", "setter", "flag and value", "YAML list",
      "XML attribute", "XML element", "Terraform",
    ],
    "django-secret-key": [
      "back quotes", "hash rocket", "JSON in a string", "URL query", "setter", "flag and value",
      "YAML list", "XML attribute", "XML element", "Terraform",
    ],
    "duo-integration-secret": [
      "back quotes", "hash rocket", "JSON in a string", "setter", "flag and value", "YAML list",
      "XML attribute", "XML element", "Terraform",
    ],
    "erlang-cookie": [
      "back quotes", "hash rocket", "JSON in a string", "setter", "flag and value", "YAML list",
      "XML attribute", "XML element", "Terraform",
    ],
    "fastlane-match-password": ["URL query", "flag and value"],
    "flask-secret-key": ["URL query", "flag and value"],
    "freemius-secret-key": ["URL query", "YAML list", "Terraform"],
    "generic-key-assignment": ["flag and value"],
    "getstream-api-secret": ["flag and value"],
    "google-oauth-client-secret-legacy": [
      "back quotes", "hash rocket", "JSON in a string", "flag and value", "YAML list",
      "XML attribute", "XML element", "Terraform",
    ],
    "google-recaptcha-secret-key": ["YAML list", "Terraform"],
    "grafana-admin-password": ["URL query", "flag and value"],
    "hasura-admin-secret": ["URL query", "flag and value"],
    "infura-project-id": [
      "back quotes", "hash rocket", "JSON in a string", "setter", "flag and value", "YAML list",
      "XML attribute", "XML element", "Terraform",
    ],
    "jasypt-encryptor-password": ["URL query", "flag and value"],
    "java-keystore-password": ["URL query", "flag and value"],
    "jwt-signing-secret": ["URL query", "flag and value"],
    "kerberos-asrep-tgs": ["back quotes", "JSON in a string", "URL query", "YAML flow"],
    "kubernetes-bootstrap-token": ["YAML list", "Terraform"],
    "meilisearch-master-key": ["URL query", "flag and value"],
    "minio-root-credentials": ["URL query", "flag and value"],
    "mongodb-atlas-private-key": ["flag and value"],
    "mssql-sa-password-env": ["URL query", "flag and value"],
    "mysql-native-hash": ["YAML list", "Terraform"],
    "mysql-password-env": ["URL query", "flag and value"],
    "nextauth-secret": ["URL query", "flag and value"],
    "ngrok-api-key": ["YAML list", "Terraform"],
    "nutanix-prism-password": ["URL query", "flag and value"],
    "oauth-client-id": ["flag and value", "Terraform"],
    "openstack-password": ["URL query", "flag and value"],
    "pgpassword-env": ["URL query", "flag and value"],
    "postgres-md5-hash": ["flag and value", "YAML list", "Terraform"],
    "pusher-app-secret": ["flag and value"],
    "scrypt-phc-hash": ["URL query", "YAML flow"],
    "servicenow-password": ["URL query", "flag and value"],
    "sidekiq-pro-credentials": ["back quotes", "YAML list", "XML element", "Terraform"],
    "simplynoted-api-key": ["YAML flow"],
    "slack-client-secret": ["flag and value"],
    "slack-signing-secret": ["flag and value"],
    "snowflake-password": ["URL query", "flag and value"],
    "solana-keypair-json": [
      "back quotes", "hash rocket", "JSON in a string", "setter", "flag and value", "YAML list",
      "XML attribute", "XML element", "Terraform",
    ],
    "spring-datasource-password": ["URL query", "flag and value"],
    "substrate-suri": [
      "hash rocket", "JSON in a string", "setter", "flag and value", "flag with value", "YAML list",
      "XML attribute", "XML element", "Terraform",
    ],
    "symfony-app-secret": ["flag and value"],
    "telegram-api-hash": [
      "back quotes", "hash rocket", "JSON in a string", "flag and value", "YAML list",
      "XML attribute", "XML element", "Terraform",
    ],
    "unleash-api-token": ["YAML list", "Terraform"],
    "vault-approle-secret-id": ["flag and value", "Terraform"],
    "vault-unseal-key": [
      "back quotes", "hash rocket", "JSON in a string", "setter", "flag and value", "YAML list",
      "XML attribute", "XML element", "Terraform",
    ],
    "wakatime-api-key": ["YAML list", "XML attribute", "Terraform"],
    "wireguard-private-key": ["flag and value"],
  ]

  private static let forms: [(form: String, rules: [String])] = [
    (
      "a part of a URL or connection string",
      [
        "amqp-connection-string", "api-key-in-query", "aspnet-connection-string-password",
        "azure-cosmosdb-connection-string", "azure-servicebus-connection-string",
        "azure-sql-connection-string", "azure-storage-account-key", "azure-storage-sas-token",
        "bitcoin-descriptor-private", "clickhouse-connection-string", "cloudinary-url",
        "cockroachdb-connection-string", "couchbase-connection-string", "ftp-url-credentials",
        "generic-url-credentials", "google-chat-webhook", "imap-credentials-url",
        "jdbc-url-with-password", "mariadb-connection-string", "memcached-sasl-url",
        "mongodb-connection-string", "mqtt-connection-string", "mssql-connection-string-ado",
        "mssql-connection-url", "mysql-connection-string", "nats-connection-string",
        "neo4j-connection-string", "odbc-connection-string", "oracle-connection-string",
        "otpauth-uri", "postgres-connection-string", "postgres-libpq-keyword-string",
        "redis-connection-string", "smtp-credentials-url", "snowflake-connection-url",
        "ssh-url-credentials", "stomp-connection-string", "surrealdb-connection-string",
      ]
    ),
    ("a copy of what only the user has", ["own-secret"]),
    ("an encoded value of a manifest", ["kubernetes-secret-value"]),
    (
      "a word of a command, a statement or a call",
      [
        "cisco-enable-secret", "cisco-type7-password", "cli-password-flag",
        "container-registry-login-password", "curl-auth-header-argument", "curl-user-argument",
        "dockerfile-env-secret", "express-session-secret", "gitalk-oauth-client-secret",
        "gpg-passphrase-argument", "ipsec-psk", "magento-crypt-key", "mysql-cli-password",
        "net-use-password", "oracle-sqlplus-login", "phpmailer-password",
        "powershell-plaintext-securestring", "psexec-password", "redis-cli-password",
        "redis-conf-requirepass", "snmp-community-string", "sql-user-password", "sshpass-argument",
        "vmware-vcenter-password", "wget-password-argument", "wp-config-auth-keys",
        "wp-config-db-password",
      ]
    ),
    (
      "a value of an HTTP header or of an entry like one",
      [
        "gitconfig-extraheader", "gitlab-session-cookie", "http-basic-auth-header",
        "http-bearer-header", "npmrc-auth-basic", "roblox-security-cookie", "session-cookie-header",
      ]
    ),
    (
      "an entry of a file with a form of its own",
      [
        "aspnet-machine-key", "azure-publish-profile-password", "cardano-skey-cborhex",
        "cargo-credentials-token", "docker-config-auth", "dotenv-secret-assignment",
        "gcp-application-default-credentials", "gcp-service-account-key",
        "generic-password-assignment", "generic-secret-assignment", "google-gmail-app-password",
        "google-tink-keyset", "gpp-cpassword", "htpasswd-entry", "jwk-private-key",
        "kafka-sasl-jaas-config", "ldap-bind-credentials", "maven-settings-server-password",
        "nats-creds-file", "netntlm-capture", "netrc-entry", "ntlm-hash-pair",
        "nuget-config-cleartext-password", "password-assignment-unquoted", "pgpass-entry",
        "rdp-file-password", "unattend-xml-password", "wifi-psk",
      ]
    ),
  ]
}
