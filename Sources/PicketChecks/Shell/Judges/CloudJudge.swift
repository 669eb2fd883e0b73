/// Infrastructure that others depend on.
enum CloudJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    if call.has("--help", "-h", "help", "--dry-run", "--dryrun", "--what-if", "-dry-run") { return }
    let words = call.arguments.map(\.text).filter { !$0.hasPrefix("-") }
    let copies: Set<String> = ["cp", "mv", "sync", "put", "upload", "upload-batch", "rsync"]
    if words.prefix(3).contains(where: copies.contains) { SecretJudge.judgeSink(call, &run) }
    guard let detail = detail(call, words, run) else { return }
    run.report(.infrastructureDestruction, call.range, detail)
  }

  private static func detail(_ call: ShellCall, _ words: [String], _ run: ShellRun) -> String? {
    switch call.name {
    case "terraform", "tofu", "terragrunt": terraform(call, words)
    case "pulumi":
      if ["destroy", "down"].contains(words.first)
        || words.prefix(2).elementsEqual(["stack", "rm"])
        || words.prefix(2).elementsEqual(["state", "delete"])
      {
        "all resources of the stack are deleted"
      } else if words.first == "up", call.has("--yes", "-y", "--skip-preview") {
        "nobody looks at the plan before it is applied"
      } else {
        nil
      }
    case "aws": aws(call, words)
    case "gcloud", "gsutil", "bq": google(call, words)
    case "vault":
      ["delete", "destroy"].contains(words.first)
        || words.count > 1 && ["disable", "revoke", "delete", "destroy"].contains(words[1])
        || words.prefix(3).elementsEqual(["kv", "metadata", "delete"])
        || words.prefix(2).elementsEqual(["operator", "seal"])
        ? "secrets are gone for all who use them" : nil
    case "consul": words.prefix(2).elementsEqual(["kv", "delete"]) ? "keys are gone" : nil
    case "etcdctl": words.first == "del" ? "keys of the cluster are gone" : nil
    case "nomad":
      words.prefix(2).elementsEqual(["job", "stop"]) && call.has("-purge") || words.first == "stop"
        ? "the job is gone" : nil
    case "heroku":
      words.contains {
        [
          "apps:destroy", "apps:delete", "pg:reset", "addons:destroy", "domains:remove",
          "releases:rollback", "pipelines:destroy", "redis:reset",
        ].contains($0) || $0.hasSuffix(":destroy")
      } ? "what runs there is deleted" : nil
    case "firebase":
      words.contains {
        $0.hasSuffix(":delete") || $0.hasSuffix(":remove") || $0.hasSuffix(":disable")
      } ? "data of the project is deleted" : nil
    case "mc":
      ["rb"].contains(words.first)
        || words.first == "rm" && call.has("--recursive", "-r", "--force", "-rf")
        ? "objects are deleted" : nil
    case "s3cmd", "s5cmd":
      ["rb", "del", "rm"].contains(words.first)
        && (words.first == "rb" || call.has("-r", "--recursive", "-f", "--force")
          || words.contains { $0.hasSuffix("*") })
        ? "objects are deleted" : nil
    case "velero", "argocd", "flux":
      words.contains("delete") || words.contains("uninstall")
        ? "it is deleted from the cluster" : nil
    case "supabase":
      words.prefix(2).elementsEqual(["db", "reset"]) || words.contains("delete")
        || words.prefix(2).elementsEqual(["projects", "delete"])
        ? "data of the project is deleted" : nil
    case "vagrant", "multipass", "minikube", "kind", "k3d": local(call, words)
    case "virsh", "VBoxManage", "qm", "pct":
      ["destroy", "undefine", "vol-delete", "pool-destroy", "unregistervm", "snapshot-delete"]
        .contains(words.first) ? "the machine is gone" : nil
    case "openstack": words.contains("delete") ? "it is deleted" : nil
    case "az":
      ["delete", "purge", "remove-all"].contains { words.contains($0) }
        ? "resources are deleted" : nil
    case "oci", "aliyun", "tccli":
      words.contains {
        $0.hasPrefix("delete") || $0.hasPrefix("Delete") || $0 == "terminate" || $0 == "bulk-delete"
      } ? "resources are deleted" : nil
    case "copilot", "sam", "cdk", "serverless", "sls", "cf":
      ["delete", "destroy", "remove", "delete-org", "delete-space", "delete-service"].contains {
        words.contains($0)
      } || words.prefix(2).contains("delete") ? "what was deployed is deleted" : nil
    default: general(call, words)
    }
  }

  /// Tools whose verbs say what they do.
  private static func general(_ call: ShellCall, _ words: [String]) -> String? {
    let verbs: Set<String> = [
      "delete", "destroy", "remove", "rm", "terminate", "purge", "delete-all", "wipe", "d",
      "unpublish",
    ]
    let verb = words.prefix(4).first {
      verbs.contains($0) || $0.hasSuffix(":delete") || $0.hasSuffix(":destroy")
        || $0.hasPrefix("sites:delete")
    }
    guard let verb, verb != "d" || call.name == "doctl" else { return nil }
    if words.first == "env" || words.first == "secrets" || words.first == "config",
      call.name != "wrangler"
    {
      return nil
    }
    return "\(call.name) \(verb) deletes what runs there"
  }

  private static func local(_ call: ShellCall, _ words: [String]) -> String? {
    switch call.name {
    case "vagrant": words.first == "destroy" ? "the machine is gone" : nil
    case "multipass":
      words.first == "delete" || words.first == "purge" ? "the machine is gone" : nil
    default:
      words.first == "delete" && call.has("--all", "--purge", "-a") ? "the clusters are gone" : nil
    }
  }

  private static func terraform(_ call: ShellCall, _ words: [String]) -> String? {
    let words = words.drop { $0 == "run-all" || $0 == "run" || $0 == "stack" }
    let isApproved =
      call.arguments.contains {
        $0.text.hasPrefix("-auto-approve") || $0.text.hasPrefix("--auto-approve")
          || $0.text == "--terragrunt-non-interactive"
      } && !call.has("-auto-approve=false")
    switch words.first {
    case "destroy": return "all resources that it manages are deleted"
    case "apply":
      if call.has("-destroy", "--destroy") { return "all resources that it manages are deleted" }
      return isApproved ? "nobody looks at the plan before it is applied" : nil
    case "state":
      return ["rm", "push", "replace-provider"].contains(words.dropFirst().first ?? "")
        ? "the state forgets what exists" : nil
    case "workspace":
      return words.dropFirst().first == "delete" ? "the state of the workspace is deleted" : nil
    case "force-unlock": return "two runs may change the state at once"
    case "taint": return "the resource will be destroyed and made again"
    default: return nil
    }
  }

  private static func aws(_ call: ShellCall, _ words: [String]) -> String? {
    let service = words.first ?? ""
    let verb = words.dropFirst().first ?? ""
    if service == "s3" {
      switch verb {
      case "rb": return "the bucket is deleted"
      case "rm": return call.has("--recursive") ? "all objects below are deleted" : nil
      case "sync": return call.has("--delete") ? "what the source does not have is deleted" : nil
      default: return nil
      }
    }
    let prefixes = [
      "delete-", "terminate-", "deregister-", "schedule-key-deletion", "disable-key", "purge-queue",
      "destroy-", "revoke-security-group", "remove-tags_", "stop-logging", "batch-delete",
      "detach-role", "put-bucket-acl", "cancel-", "disassociate-", "release-address", "reset-db",
      "empty-",
    ]
    guard
      let found = ([service, verb] + words.dropFirst(2)).prefix(3).first(where: { word in
        prefixes.contains { word.hasPrefix($0) }
      })
    else {
      if verb == "stop-instances" || verb == "reboot-instances" { return "machines are stopped" }
      if verb == "create-access-key" || verb == "attach-user-policy" || verb == "put-bucket-policy"
      {
        return "who may do what is changed"
      }
      return nil
    }
    return "aws \(found.shortened)"
  }

  private static func google(_ call: ShellCall, _ words: [String]) -> String? {
    switch call.name {
    case "gsutil":
      let words = words.filter { $0 != "-m" }
      if words.first == "rb" { return "the bucket is deleted" }
      if words.first == "rm",
        call.has("-r", "-R", "-a", "-rf") || words.contains(where: { $0.hasSuffix("*") })
      {
        return "all objects below are deleted"
      }
      return words.first == "rsync" && call.has("-d")
        ? "what the source does not have is deleted" : nil
    case "bq": return words.first == "rm" ? "tables or data sets are deleted" : nil
    default:
      if words.contains("delete") || words.contains("destroy")
        || words.contains("remove-iam-policy-binding")
        || words.contains("disable") && words.contains("services")
      {
        return "gcloud deletes it"
      }
      if words.prefix(2).elementsEqual(["storage", "rm"]) { return "objects are deleted" }
      return nil
    }
  }
}
