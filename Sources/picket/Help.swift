/// What `picket --help` prints.
enum Help {
  static let text = """
    picket finds secrets and risky changes.

    usage: picket scan [PATH…] [options]
           picket scan --stdin [--stdin-filename NAME] [options]

    Scans files and directories, by default the current one. In a work tree of git
    that is what git would track.

      --format text|short|json|jsonl|sarif|github|markdown
                               how findings are written (default: text)
      --output PATH            write them to a file instead of standard output
      --fail-on SEVERITY       critical, high, medium, low or never (default: high)
      --config FILE            read a file in the place of .picket.toml; may be given again
      --no-config              read neither
      --baseline FILE          read a file in the place of .picket-baseline.jsonl
      --no-ignore              scan what git or a .picketignore ignores too
      --max-file-size SIZE     leave out larger files, such as 500K or 10M
      --max-findings N         keep no more findings (default: 100000)
      --jobs N                 the number of workers (default: one per processor)
      --stats                  tell what the stages had to do
      --kernel portable|avx2|avx512|exhaustive
                               how rules are looked for; never changes what is found
      --version, --help

    exit status: 0 nothing fails the run and everything was read · 1 findings fail it
    2 wrong usage or configuration · 3 nothing fails it, but something was not read

    """
}

/// The version of picket.
enum Version {
  static let number = "0.1.0"
}
