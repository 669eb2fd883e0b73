import PicketModel

/// Disks, partitions and volumes.
enum DiskJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    let words = call.arguments.map(\.text)
    switch call.name {
    case "dd": judgeCopy(call, &run)
    case "mkfs", "mkswap", "wipefs", "blkdiscard", "badblocks", "format": format(call, &run)
    case "fdisk", "sfdisk", "sgdisk", "gdisk", "parted", "cfdisk":
      let reads = call.has(
        "-l", "--list", "-p", "--print", "print", "-d", "--dump", "-v", "--version", "--help")
      if !reads, words.contains(where: PathFacts.isDevice) {
        run.report(.rawDeviceOverwrite, call.range, "it changes the partitions of a disk")
      }
    case "hdparm":
      if words.contains(where: {
        $0.holds("security-erase") || $0.holds("trim-sector") || $0.holds("write-sector")
      }) {
        run.report(.rawDeviceOverwrite, call.range)
      }
    case "nvme":
      if ["format", "sanitize", "delete-ns"].contains(words.first) {
        run.report(.rawDeviceOverwrite, call.range)
      }
    case "lvremove", "vgremove", "pvremove":
      run.report(.rawDeviceOverwrite, call.range, "the volume is gone")
    case "zpool", "zfs":
      if words.first == "destroy" || words.first == "rollback" || words.first == "labelclear" {
        run.report(.rawDeviceOverwrite, call.range, "the pool or data set is gone")
      }
    case "btrfs":
      if words.prefix(2).elementsEqual(["subvolume", "delete"])
        || words.prefix(2).elementsEqual(["su", "del"])
      {
        run.report(.rawDeviceOverwrite, call.range)
      }
    case "mdadm":
      // What stops an array leaves its data.
      if call.has("--zero-superblock") || run.setting.isLive && call.has("--stop", "-S") {
        run.report(.rawDeviceOverwrite, call.range)
      }
    case "cryptsetup":
      if ["luksFormat", "erase", "luksErase", "luksKillSlot", "luksRemoveKey"].contains(where: {
        words.contains($0)
      }) {
        run.report(.rawDeviceOverwrite, call.range)
      }
    case "diskutil":
      if words.contains(where: {
        $0.lowercased().hasPrefix("erase") || $0.lowercased().hasPrefix("zerodisk")
          || $0 == "secureErase" || $0 == "partitionDisk" || $0.hasPrefix("delete")
          || $0 == "reformat" || $0 == "randomDisk"
      }) {
        run.report(.rawDeviceOverwrite, call.range)
      }
    case "flashrom":
      if call.has("-w", "-E", "--write", "--erase") {
        run.report(.rawDeviceOverwrite, call.range)
      }
    case "umount", "swapoff":
      if call.has("-a", "-af", "-fa", "--all")
        || call.has("-f", "-l", "-lf", "-fl") && words.contains("/")
      {
        run.report(.stopOfMachineOrProcesses, call.range)
      }
    default: break
    }
  }

  static func format(_ call: ShellCall, _ run: inout ShellRun) {
    let options = ShellOptions(call.arguments, valued: "tLUbiIOEomNdrGcTo")
    if call.name == "wipefs", !options.has("a", "all", "f", "o") { return }
    if call.name == "badblocks", !options.has("w") { return }
    let isDevice = options.operands.contains { operand in
      operand.text.hasPrefix("/dev/") && !operand.text.hasPrefix("/dev/loop")
        && !operand.text.hasPrefix("/dev/null")
        && !operand.text.hasPrefix("/dev/zram")
        || operand.text.count == 2 && operand.text.hasSuffix(":")
    }
    let isUnknown = options.operands.contains { !$0.value.isConstant } && run.setting.isLive
    if isDevice || isUnknown {
      run.report(.rawDeviceOverwrite, call.range, "all file systems on the device are gone")
    }
  }

  private static func judgeCopy(_ call: ShellCall, _ run: inout ShellRun) {
    for argument in call.arguments where argument.text.hasPrefix("of=") {
      let target = argument.dropping(3)
      run.judgePlace(target, call.range, isElsewhere: call.isElsewhere)
      if !run.setting.isLive { continue }
      if case .unknown = run.place(of: target.value), target.text.hasPrefix("/dev/") {
        run.report(.rawDeviceOverwrite, call.range)
      }
      let source = call.arguments.first { $0.text.hasPrefix("if=") }?.text
      if ["if=/dev/zero", "if=/dev/urandom", "if=/dev/random"].contains(source ?? "") {
        switch run.place(of: target.value) {
        case .outside, .home:
          run.report(.destructionOfFile, call.range, "it overwrites \(target.text.shortened)")
        default: break
        }
      }
    }
  }
}
