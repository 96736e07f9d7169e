import Foundation
import KnowledgeModel
import Yams

/// The two folders of data that staff edit.
public struct KnowledgeFolder: Sendable {
  public var knowledgeBase: URL
  public var dialogs: URL

  /// - Parameter root: the folder that holds `KnowledgeBase/` and `Dialogs/`.
  public init(root: URL) {
    knowledgeBase = root.appending(path: "KnowledgeBase")
    dialogs = root.appending(path: "Dialogs")
  }

  /// What reading gave: the knowledge, unless a file is at fault, and all that was noticed.
  public struct Outcome: Sendable {
    public var knowledge: Knowledge?
    /// What could be read, even though files are at fault: good enough to compare, not to answer from.
    public var draft: Knowledge?
    public var diagnostics: [Diagnostic]
  }

  /// Reads and validates every file.
  /// - Throws: `KnowledgeError` with all diagnostics when a file is at fault.
  public func load() throws -> Knowledge {
    let outcome = check()
    guard let knowledge = outcome.knowledge else { throw KnowledgeError(outcome.diagnostics) }
    return knowledge
  }

  /// The folder that holds both.
  public var root: URL { knowledgeBase.deletingLastPathComponent() }

  /// Reads every file and reports every mistake, not only the first.
  /// - Parameter today: an ISO date; with it, what has become old by then is reported too.
  public func check(today: String? = nil) -> Outcome {
    let sink = DiagnosticSink()
    let knowledge = read(sink, today: today)
    let ordered = sink.diagnostics.sorted {
      ($0.place.file, $0.place.line, $0.place.column)
        < ($1.place.file, $1.place.line, $1.place.column)
    }
    // A value that is read twice is at fault twice, but it is one mistake.
    var seen: Set<Diagnostic> = []
    return Outcome(
      knowledge: sink.hasErrors ? nil : knowledge, draft: knowledge,
      diagnostics: ordered.filter { seen.insert($0).inserted })
  }

  private func read(_ sink: DiagnosticSink, today: String?) -> Knowledge? {
    let shared = sharedParts(sink)
    let departments = list("departments.yaml", sink).map { reader in
      reader.allow(["id", "name", "full_name", "aliases"])
      return Department(
        id: reader.text("id"), name: reader.text("name"), fullName: reader.text("full_name"),
        aliases: reader.texts("aliases"))
    }
    guard let hallReader = open(knowledgeBase.appending(path: "windows.yaml"), sink) else {
      return nil
    }
    let (hall, windows, former) = hallReader.hall()

    let items = files(in: knowledgeBase.appending(path: "items"))
      .compactMap { open($0, sink)?.item(shared: shared) }
      .sorted { $0.item.id < $1.item.id }
    let bundles = files(in: knowledgeBase.appending(path: "bundles"))
      .compactMap { open($0, sink)?.bundle(shared: shared) }
      .sorted { $0.id < $1.id }
    var dialogs = readDialogs(sink)
    var questions = QuestionsReading(
      subjects: Set(items.map(\.item.id) + dialogs.elsewhere.map(\.id)),
      intents: Set(dialogs.templates.filter { $0.kind == .intent }.map(\.value)), sink: sink)
    for url in files(in: self.dialogs.appending(path: "questions"), type: "tsv") {
      questions.read(url, named: name(of: url))
    }
    dialogs.questions = questions.questions
    let knowledge = Knowledge(
      hall: hall, departments: departments, windows: windows, formerWindows: former,
      bundles: bundles, dialogs: dialogs, itemIDs: items.map(\.item.id),
      source: LoadedItems(items.map(\.item)))
    ItemChecks(knowledge: knowledge, items: items, shared: shared, sink: sink).run()
    BundleChecks(knowledge: knowledge, folder: "KnowledgeBase/bundles", sink: sink).run()
    if let today {
      TimeChecks(items: items, laws: laws(sink), today: today, sink: sink).run()
    }
    return knowledge
  }

  /// What items may refer to with `use:`.
  func sharedParts(_ sink: DiagnosticSink) -> SharedParts {
    var shared = SharedParts()
    for reader in list("situations.yaml", sink) {
      guard let situation = reader.situation(shared: SharedParts(), isShared: true) else {
        continue
      }
      if shared.situations[situation.id] != nil { reader.error("'\(situation.id)' twice") }
      shared.situations[situation.id] = situation
    }
    for reader in list("materials.yaml", sink) {
      guard let material = reader.material(item: nil, shared: SharedParts()) else { continue }
      if shared.materials[material.id] != nil { reader.error("'\(material.id)' twice") }
      shared.materials[material.id] = material
    }
    return shared
  }

  /// nil when there is no such file.
  private func laws(_ sink: DiagnosticSink) -> [Law]? {
    let url = knowledgeBase.appending(path: "laws.yaml")
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    return open(url, sink)?.laws().map(\.law)
  }

  private func readDialogs(_ sink: DiagnosticSink) -> Dialogs {
    var result = Dialogs()
    if let reader = open(dialogs.appending(path: "intents.yaml"), sink) {
      result.templates = reader.templateGroups(lists: &result.lists)
    }
    if let reader = open(dialogs.appending(path: "lexicon.yaml"), sink) {
      result.lexicon = reader.lexicon()
    }
    if let reader = open(dialogs.appending(path: "replies.yaml"), sink) {
      result.replies = reader.replies()
    }
    if let reader = open(dialogs.appending(path: "smalltalk.yaml"), sink) {
      (result.smalltalk, result.elsewhere) = reader.smalltalk()
    }
    return result
  }

  private func list(_ name: String, _ sink: DiagnosticSink) -> [YAMLReader] {
    open(knowledgeBase.appending(path: name), sink)?.elements ?? []
  }

  private func files(in folder: URL, type: String = "yaml") -> [URL] {
    guard
      let paths = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return paths.compactMap { $0 as? URL }
      .filter { $0.pathExtension == type }
      .sorted { $0.path < $1.path }
  }

  /// A file's path inside the folder.
  private func name(of url: URL) -> String {
    let root = root.path
    return url.path.hasPrefix(root + "/") ? String(url.path.dropFirst(root.count + 1)) : url.path
  }

  private func open(_ url: URL, _ sink: DiagnosticSink) -> YAMLReader? {
    do {
      return try YAMLReader(contentsOf: url, named: name(of: url), sink: sink)
    } catch {
      sink.report(error)
      return nil
    }
  }
}

extension YAMLReader {
  /// - Throws: a `Diagnostic` that says why the file cannot be read.
  init(contentsOf url: URL, named file: String, sink: DiagnosticSink) throws(Diagnostic) {
    try self.init(text: Self.text(of: url, named: file), named: file, sink: sink)
  }

  /// - Throws: a `Diagnostic` that says why the file cannot be read.
  static func text(of url: URL, named file: String) throws(Diagnostic) -> String {
    let data: Data
    do { data = try Data(contentsOf: url) } catch {
      throw Diagnostic(at: .init(file: file), "cannot be read: \(error.localizedDescription)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Diagnostic(at: .init(file: file), "is not valid UTF-8")
    }
    return text
  }

  /// - Throws: a `Diagnostic` that says why the text cannot be read.
  init(text: String, named file: String, sink: DiagnosticSink) throws(Diagnostic) {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw Diagnostic(at: .init(file: file), "is empty")
      }
      self.init(node: node, file: file, sink: sink)
    } catch let error as Diagnostic {
      throw error
    } catch {
      throw Diagnostic(yaml: error, file: file)
    }
  }

  fileprivate func hall() -> (Hall, [Window], [FormerWindow]) {
    allow(["hall", "unified", "former"])
    var hall = Hall(name: "")
    if let reader = self["hall"] {
      reader.allow(["name", "address", "hours", "phone"])
      hall = Hall(
        name: reader.text("name"), address: reader.optionalText("address"),
        hours: reader.optionalText("hours"), phone: reader.optionalText("phone"))
    } else {
      error("missing 'hall'")
    }
    let windows: [Window] =
      self["unified"]?.elements.map { reader in
        reader.allow(["id", "name", "theme", "aliases"])
        return Window(
          id: reader.text("id"), name: reader.text("name"), theme: reader.text("theme"),
          aliases: reader.texts("aliases"))
      } ?? []
    let former: [FormerWindow] =
      self["former"]?.elements.map { reader in
        reader.allow(["id", "department", "name"])
        return FormerWindow(
          id: reader.text("id"), department: reader.text("department"), name: reader.text("name"))
      } ?? []
    return (hall, windows, former)
  }
}

extension Diagnostic: Error {
  fileprivate init(yaml error: any Error, file: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(at: .init(file: file, line: mark.line, column: mark.column), problem)
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(
        at: .init(file: file, line: context.mark.line, column: context.mark.column),
        "duplicated keys: \(keys)")
    default:
      self.init(at: .init(file: file), "\(error)")
    }
  }
}
