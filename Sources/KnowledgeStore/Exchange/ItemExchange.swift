import KnowledgeModel

/// Brings items into a folder of YAML files and out of tables, with what the folder's items share.
public struct ItemExchange {
  private let shared: SharedParts

  /// - Throws: `KnowledgeError` when materials.yaml or situations.yaml is at fault.
  public init(_ folder: KnowledgeFolder) throws(KnowledgeError) {
    let sink = DiagnosticSink()
    shared = folder.sharedParts(sink)
    if sink.hasErrors { throw KnowledgeError(sink.diagnostics) }
  }

  /// The text of the item's YAML file.
  public func yaml(_ item: Item) -> String { ItemYAML(shared: shared).text(item) }

  /// The items of a table.
  /// - Parameters:
  ///   - text: the table as CSV.
  ///   - file: the table's name, for diagnostics.
  /// - Throws: `KnowledgeError` with every mistake and its line.
  public func items(fromCSV text: String, named file: String) throws(KnowledgeError) -> [Item] {
    let sink = DiagnosticSink()
    let items = ItemTableReader(file: file, shared: shared, sink: sink).items(text)
    if sink.hasErrors { throw KnowledgeError(sink.diagnostics) }
    return items
  }

  /// The item of a YAML text, by itself: what it refers to in other files is not checked.
  /// - Throws: `KnowledgeError` with every mistake and its line.
  public func item(fromYAML text: String, named file: String) throws(KnowledgeError) -> Item {
    let sink = DiagnosticSink()
    do {
      let item = try YAMLReader(text: text, named: file, sink: sink).item(shared: shared).item
      if sink.hasErrors { throw KnowledgeError(sink.diagnostics) }
      return item
    } catch let error as Diagnostic {
      throw KnowledgeError([error])
    } catch let error as KnowledgeError {
      throw error
    } catch {
      throw KnowledgeError([Diagnostic(at: .init(file: file), "\(error)")])
    }
  }
}
