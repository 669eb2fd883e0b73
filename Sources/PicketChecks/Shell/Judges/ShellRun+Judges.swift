/// Which judge looks at which command.
extension ShellRun {
  typealias Judge = @Sendable (ShellCall, inout ShellRun) -> Void

  /// Judges a command that runs no other.
  mutating func judge(_ call: ShellCall) {
    judgeSettings(call.assignments, call.range)
    SecretJudge.judge(call, &self)
    SafetyJudge.judge(call, &self)
    let judge = Self.judges[call.name]
    judge?(call, &self)
    guard call.name.utf8.count < 64 else { return }
    if let interpreter = InterpreterJudge.family(of: call.name) {
      InterpreterJudge.judge(call, interpreter, &self)
    }
    guard judge == nil else { return }
    if let judge = Self.windowsJudges[call.name.lowercased()] { judge(call, &self) }
    if call.name.hasPrefix("mkfs.") || call.name.hasPrefix("newfs") {
      DiskJudge.format(call, &self)
    }
  }

  private static let judges: [String: Judge] = table([
    (["rm", "unlink", "rmdir", "trash", "srm", "grm"], DeletionJudge.judge),
    (["mv", "gmv"], DeletionJudge.judgeMove),
    (["cp", "install", "rsync", "ln", "tee", "sponge"], WriteJudge.judge),
    (["shred", "truncate", "wipe"], DeletionJudge.judgeDestruction),
    (["git"], GitJudge.judge), (["gh", "glab", "hub"], HostingJudge.judge),
    (
      [
        "dd", "mkfs", "wipefs", "mkswap", "fdisk", "sfdisk", "sgdisk", "gdisk", "parted",
        "blkdiscard",
        "hdparm", "nvme", "badblocks", "lvremove", "vgremove", "pvremove", "zpool", "zfs", "btrfs",
        "mdadm", "cryptsetup", "diskutil", "flashrom", "swapoff", "cfdisk", "partprobe", "umount",
        "losetup", "format", "fsck",
      ], DiskJudge.judge
    ),
    (["chmod", "chown", "chgrp", "umask", "setcap", "chattr", "setfacl"], PermissionJudge.judge),
    (
      [
        "curl", "wget", "nc", "ncat", "netcat", "nc.traditional", "nc.openbsd", "socat", "telnet",
        "scp", "sftp",
        "ftp", "tftp", "lftp", "http", "https", "xh", "aria2c", "mail", "mailx", "mutt", "sendmail",
        "dig",
        "nslookup", "host", "ping", "openssl", "rclone", "ssh", "magic-wormhole", "wormhole",
        "croc",
      ],
      NetworkJudge.judge
    ),
    (
      ["docker", "podman", "nerdctl", "docker-compose", "kubectl", "oc", "helm", "lxc"],
      ContainerJudge.judge
    ),
    (
      [
        "terraform", "tofu", "terragrunt", "pulumi", "cdk", "serverless", "sls", "aws", "gcloud",
        "gsutil",
        "bq", "az", "doctl", "heroku", "vercel", "netlify", "firebase", "wrangler", "fly", "flyctl",
        "hcloud",
        "linode-cli", "ibmcloud", "oci", "eksctl", "nomad", "consul", "vault", "etcdctl", "vagrant",
        "supabase", "railway", "sam", "copilot", "mc", "s3cmd", "b2", "virsh", "VBoxManage",
        "multipass",
        "minikube", "kind", "k3d", "argocd", "flux", "scw", "aliyun", "tccli", "openstack",
        "pscale",
        "neonctl", "turso", "kops", "velero", "cf", "s5cmd", "exo", "vultr-cli", "proxmox", "qm",
        "pct",
      ], CloudJudge.judge
    ),
    (
      [
        "psql", "mysql", "mariadb", "sqlite3", "sqlite", "mongo", "mongosh", "redis-cli",
        "valkey-cli", "dropdb",
        "dropuser", "mysqladmin", "cqlsh", "clickhouse-client", "clickhouse", "sqlcmd", "influx",
        "rails",
        "rake", "artisan", "php", "prisma", "alembic", "sequelize", "knex", "mix", "manage.py",
        "django-admin", "typeorm", "drizzle-kit", "duckdb", "cockroach", "usql", "pgcli", "mycli",
        "rabbitmqctl", "kafka-topics", "kafka-topics.sh", "flask", "sqlplus", "bin/rails",
        "symfony", "console", "npx", "bunx", "pnpx", "pg_dropcluster", "isql",
      ],
      DatabaseJudge.judge
    ),
    (
      [
        "history", "journalctl", "auditctl", "setenforce", "iptables", "ip6tables", "nft", "ufw",
        "firewall-cmd", "logrotate", "sysctl", "spctl", "csrutil", "aa-teardown", "aa-disable",
        "aa-complain", "pfctl",
        "fc", "wevtutil", "ebtables", "ipset", "dmesg", "tmutil", "ausearch", "logger", "mokutil",
      ], TraceJudge.judge
    ),
    (
      [
        "kill", "killall", "pkill", "shutdown", "reboot", "halt", "poweroff", "init", "telinit",
        "systemctl", "service", "launchctl", "skill", "killall5", "rc-service", "rmmod", "modprobe",
        "insmod", "kexec", "rc-update", "update-rc.d", "chkconfig", "initctl", "loginctl", "pm2",
        "supervisorctl",
      ], MachineJudge.judge
    ),
    (
      [
        "crontab", "at", "useradd", "adduser", "usermod", "userdel", "deluser", "groupdel",
        "passwd",
        "chpasswd", "visudo", "gpasswd", "chsh", "update-alternatives", "ssh-copy-id", "dscl",
        "groupmod", "chage", "vipw", "delgroup", "ssh-keygen",
      ], AccountJudge.judge
    ),
    (
      [
        "npm", "pnpm", "yarn", "bun", "pip", "pip3", "pipx", "uv", "cargo", "gem", "twine",
        "poetry", "flit",
        "hatch", "apt", "apt-get", "aptitude", "dpkg", "yum", "dnf", "zypper", "rpm", "pacman",
        "apk", "brew",
        "snap", "flatpak", "go", "mvn", "gradle", "dotnet", "nuget", "conda", "vsce", "pod",
        "composer", "rustup", "port", "nix-collect-garbage", "emerge", "pkg", "yay", "paru",
        "chezmoi", "lerna", "changeset", "semantic-release", "goreleaser", "nix-env", "flatpak",
        "winget", "choco", "scoop",
      ],
      PackageJudge.judge
    ),
    (
      [
        "export", "mkfifo", "mknod", "claude", "codex", "gemini", "cursor-agent", "pre-commit",
        "lefthook", "husky", "exec",
      ], SafetyJudge.judgeTool
    ),
    (
      [
        "awk", "gawk", "mawk", "nawk", "sed", "gsed", "vim", "vi", "nvim", "ex", "ed", "gdb",
        "tclsh", "expect", "osascript",
      ], InterpreterJudge.judgeEditor
    ),
  ])

  private static let windowsJudges: [String: Judge] = table([
    (
      [
        "remove-item", "ri", "del", "erase", "rd", "format-volume", "clear-disk", "vssadmin",
        "bcdedit",
        "reg", "set-mppreference", "invoke-expression", "iex", "invoke-webrequest", "iwr",
        "powershell", "pwsh",
        "cmd", "stop-computer", "restart-computer", "clear-eventlog", "set-executionpolicy",
        "schtasks",
        "cipher", "diskpart", "net", "netsh", "clear-content", "takeown", "icacls", "wmic",
        "wbadmin", "fsutil", "remove-itemproperty", "stop-process", "taskkill", "sc", "format",
        "clear-recyclebin", "initialize-disk", "remove-partition", "disable-computerrestore",
      ], WindowsJudge.judge
    )
  ])

  private static func table(_ rows: [([String], Judge)]) -> [String: Judge] {
    var table: [String: Judge] = [:]
    for (names, judge) in rows { for name in names { table[name] = judge } }
    return table
  }
}
