import KnowledgeModel

/// The service guides of all items and errands as pages that open from disk, with an index and a search.
public struct Site: Sendable {
  public enum Format: String, CaseIterable, Sendable { case html, markdown }

  /// A file of the site, by its path from the site's root.
  public struct File: Hashable, Sendable {
    public var path: String
    public var text: String
  }

  private let knowledge: Knowledge
  private let wording: Wording
  private let format: Format

  public init(_ knowledge: Knowledge, format: Format) {
    self.knowledge = knowledge
    wording = Wording(knowledge.dialogs)
    self.format = format
  }

  public var files: [File] {
    let items = knowledge.items
    var files = [index(items)]
    files += items.map { page("items/\($0.id)", $0.name, ItemDocument($0, knowledge, wording).guideBlocks) }
    files += knowledge.bundles.map {
      page("bundles/\($0.id)", $0.name, BundleDocument(bundle: $0, knowledge: knowledge, wording: wording).blocks)
    }
    if format == .html {
      files += [
        File(path: "style.css", text: SiteAssets.style), File(path: "search.js", text: SiteAssets.search),
        File(path: "search-index.js", text: SearchIndex(knowledge, wording).script),
      ]
    }
    return files
  }

  private func page(_ path: String, _ title: String, _ blocks: [Block]) -> File {
    switch format {
    case .markdown:
      let home = "[\(wording("site.home"))](../index.md)\n\n"
      return File(path: path + ".md", text: home + DocumentMarkdown(root: "../").render(blocks))
    case .html:
      let page = DocumentHTML(root: "../", title: title, home: wording("site.home"))
      return File(path: path + ".html", text: page.render(blocks))
    }
  }

  private func index(_ items: [Item]) -> File {
    let title = wording("site.title", ["hall": knowledge.hall.name])
    var blocks: [Block] = [
      .heading(1, title),
      .line(wording("site.about", ["items": "\(items.count)", "bundles": "\(knowledge.bundles.count)"])),
    ]
    if !knowledge.bundles.isEmpty {
      blocks += [
        .heading(2, wording("site.bundles")),
        .links(knowledge.bundles.map { Link($0.name, path: "bundles/\($0.id)", remark: $0.summary) }),
      ]
    }
    blocks.append(.heading(2, wording("site.departments")))
    for department in knowledge.departments {
      let own = items.filter { $0.department == department.id }
      guard !own.isEmpty else { continue }
      blocks += [.heading(3, "\(department.name)（\(own.count)）"), .links(own.map(link))]
    }
    blocks.append(.heading(2, wording("site.windows")))
    for window in knowledge.windows {
      let own = items.filter { $0.window == window.id }
      guard !own.isEmpty else { continue }
      blocks += [
        .heading(3, "\(window.id.uppercased()) \(window.name)（\(own.count)）"), .line(window.theme),
        .links(own.map(link)),
      ]
    }
    switch format {
    case .markdown: return File(path: "index.md", text: DocumentMarkdown().render(blocks))
    case .html:
      let page = DocumentHTML(root: "", title: title, home: nil, afterTitle: searchBox)
      return File(path: "index.html", text: page.render(blocks))
    }
  }

  private var searchBox: String {
    func escaped(_ key: String) -> String { DocumentHTML.escape(wording(key)) }
    return """
      <p><label for="search">\(escaped("site.search"))</label>
      <input type="search" id="search" autocomplete="off" placeholder="\(escaped("site.example"))"></p>
      <ol id="found" aria-live="polite"></ol>
      <p id="none" hidden>\(escaped("site.nothing"))</p>
      <script src="search-index.js"></script>
      <script src="search.js" defer></script>
      """
  }

  private func link(_ item: Item) -> Link { Link(item.name, path: "items/\(item.id)", remark: item.summary ?? "") }
}

/// What the search looks through, as a script: pages on disk may load scripts, but not fetch data.
struct SearchIndex {
  let script: String

  init(_ knowledge: Knowledge, _ wording: Wording) {
    let bundles = knowledge.bundles.map { bundle in
      Self.entry(
        bundle.name, "bundles/\(bundle.id)", bundle.summary, bundle.aliases + bundle.objects, [bundle.summary])
    }
    let items = knowledge.items.map { item in
      let place = [
        knowledge.window(item.window)?.name ?? "", knowledge.department(item.department)?.name ?? "",
      ]
      return Self.entry(
        item.name, "items/\(item.id)", place.joined(separator: " · "), item.aliases + item.objects,
        [item.summary ?? "", item.id, item.result?.name ?? ""] + place + item.materials.map(\.name).uniqued())
    }
    script = "window.yiciIndex = [\n" + (bundles + items).map(\.line).joined(separator: ",\n") + "\n];\n"
  }

  private static func entry(
    _ title: String, _ path: String, _ note: String, _ names: [String], _ text: [String]
  ) -> JSONValue {
    .object([
      .init("title", .text(title)), .init("url", .text(path + ".html")), .init("note", .text(note)),
      .init("names", .texts(names.map { $0.lowercased() })),
      .init("text", .text(text.joined(separator: "\n").lowercased())),
    ])
  }
}
