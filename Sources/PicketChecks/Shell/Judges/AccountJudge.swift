/// Accounts, rights and what starts by itself.
enum AccountJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    let words = call.arguments.map(\.text)
    switch call.name {
    case "crontab":
      if call.has("-l") && !call.has("-r") { return }
      if words.contains(where: { $0 == "-r" || $0 == "-ri" || $0 == "-ir" }) {
        run.report(.destructionOfFile, call.range, "all jobs of the user are deleted")
      } else if !call.has("-e", "-h", "--help") || call.has("-") {
        run.report(.persistence, call.range, "cron runs it again and again")
      }
    case "useradd", "adduser":
      if words.contains("-o") || words.contains("0") && words.contains("-u")
        || words.contains(where: { ["sudo", "wheel", "root", "docker", "admin"].contains($0) })
      {
        privilege("an account gets the rights of root", call, &run)
      } else if run.setting.isLive {
        privilege("an account is made", call, &run)
      }
    case "usermod", "gpasswd", "groupmod":
      if words.contains(where: { word in
        ["sudo", "wheel", "root", "docker", "admin", "shadow", "disk"].contains {
          word == $0 || word.split(separator: ",").contains(Substring($0))
        }
      }) || words.contains("-o") || words.contains("-u") && words.contains("0")
        || call.has("-L", "-U", "--lock", "-e", "-p")
      {
        privilege("the rights of an account change", call, &run)
      }
    case "userdel", "deluser", "groupdel", "delgroup":
      if run.setting.isLive || call.has("-r", "--remove", "-rf", "-fr") {
        privilege("an account is deleted", call, &run)
      }
    case "passwd":
      if call.has("-d", "--delete", "-u", "-l", "--stdin") || words.contains("root")
        || run.setting.isLive && !call.has("-S", "--status")
      {
        privilege("a password changes", call, &run)
      }
    case "chpasswd": privilege("a password changes", call, &run)
    case "chage":
      if !call.has("-l", "--list") { privilege("the age of a password changes", call, &run) }
    case "visudo", "vipw":
      if !call.has("-c", "--check", "-cf") { privilege("who may become root changes", call, &run) }
    case "dscl":
      if words.contains("-create") || words.contains("-delete") || words.contains("-append")
        || words.contains("-passwd")
      {
        privilege("an account changes", call, &run)
      }
    case "chsh":
      if run.setting.isLive {
        run.report(.persistence, call.range, "the shell of the account changes")
      }
    case "ssh-copy-id": run.report(.persistence, call.range, "a key may log in from now on")
    case "ssh-keygen": if call.has("-R") { break }
    default: break
    }
  }

  private static func privilege(_ detail: String, _ call: ShellCall, _ run: inout ShellRun) {
    run.report(.accountOrPrivilegeChange, call.range, detail)
  }
}
