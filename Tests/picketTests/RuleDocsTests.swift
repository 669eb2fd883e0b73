import PicketKit
import Testing
import picket

struct RuleDocsTests {
  private static let file = """
    [[rules]]
    id = "acme-key"
    name = "Acme <key>"
    category = "secret"
    severity = "high"
    confidence = "high"
    regex = '\\bacme_[a-z0-9]{32}\\b'
    why = "It opens *all*."
    fix = "Revoke it."
    examples = ['key={{acme_ + [a-z0-9]*32}}']

    """

  private let sources = [RuleSource(name: "rules/secrets/acme.toml", bytes: Array(file.utf8))]

  @Test(arguments: ["rules", "rules/"])
  func `makes an index and a page for each file`(root: String) throws {
    let pages = try RuleDocs(sources, root: root).pages
    #expect(pages.map(\.path) == ["README.md", "secrets/acme.md"])
    #expect(pages[0].text.contains("[`acme-key`](secrets/acme.md#acme-key)"))
    #expect(pages[0].text.contains("1 rule on 1 page."))
  }

  @Test func `a page shows text as it is, and no secret`() throws {
    let page = try RuleDocs(sources, root: "rules").pages[1].text
    #expect(page.contains("Acme \\<key\\>") && page.contains("It opens \\*all\\*."))
    #expect(page.contains("    key=acme_…\n"))
  }
}
