import Foundation
import KnowledgeModel
import Synchronization

/// The knowledge as one line of text that a binary can carry: lengths, then parts one after the other.
///
/// Items are decoded when first asked for, so that a start costs no more than what it needs.
public struct Snapshot: Sendable {
  private struct Head: Codable {
    var hall: Hall
    var departments: [Department]
    var windows: [Window]
    var formerWindows: [FormerWindow]
    var bundles: [ItemBundle]
    var dialogs: Dialogs
    var itemIDs: [String]
    /// Bytes of each item.
    var itemLengths: [Int]
  }

  public struct Malformed: Error, CustomStringConvertible {
    public init() {}
    public var description: String { "the embedded snapshot is damaged" }
  }

  public var knowledge: Knowledge
  /// The character tables as `CharacterTables.encoded()` wrote them.
  public var tables: Substring
  /// What the matcher compiled, as it gave it.
  public var matcher: Data

  /// - Parameters:
  ///   - knowledge: checked, so that it can be decoded without being checked again.
  ///   - tables: the character tables as text.
  ///   - matcher: the compiled matcher, UTF-8 text without line breaks.
  public static func encode(_ knowledge: Knowledge, tables: String, matcher: Data) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let items = try knowledge.items.map { try encoder.encode($0) }
    let head = try encoder.encode(
      Head(
        hall: knowledge.hall, departments: knowledge.departments, windows: knowledge.windows,
        formerWindows: knowledge.formerWindows, bundles: knowledge.bundles,
        dialogs: knowledge.dialogs.spoken, itemIDs: knowledge.itemIDs, itemLengths: items.map(\.count)))
    // A raw string literal holds no line breaks: the tables' lines are joined with a bar.
    let tables = tables.replacing("\n", with: "|")
    let parts = [Data(tables.utf8), matcher, head] + items
    return "\(tables.utf8.count) \(matcher.count) \(head.count) "
      + String(decoding: parts.reduce(Data(), +), as: UTF8.self)
  }

  /// - Parameter text: what `encode` made; it must outlive the knowledge, as a static string does.
  /// - Throws: `Malformed`, or a decoding error.
  public init(_ text: StaticString) throws {
    let bytes = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var position = 0
    func number() throws -> Int {
      let digits = bytes[position...].prefix { $0 != UInt8(ascii: " ") }
      guard let value = Int(String(decoding: digits, as: UTF8.self)) else { throw Malformed() }
      position = digits.endIndex + 1
      return value
    }
    let tablesLength = try number()
    let matcherLength = try number()
    let headLength = try number()
    guard position + tablesLength + matcherLength + headLength <= bytes.count else {
      throw Malformed()
    }
    func part(_ start: Int, _ length: Int) -> Data {
      Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: bytes.baseAddress! + start), count: length,
        deallocator: .none)
    }
    tables =
      String(decoding: bytes[position..<position + tablesLength], as: UTF8.self)
      .replacing("|", with: "\n")[...]
    matcher = part(position + tablesLength, matcherLength)
    var start = position + tablesLength + matcherLength
    let head = try JSONDecoder().decode(Head.self, from: part(start, headLength))
    start += headLength
    let items = head.itemLengths.map { length in
      defer { start += length }
      return part(start, length)
    }
    guard start == bytes.count else { throw Malformed() }
    knowledge = Knowledge(
      hall: head.hall, departments: head.departments, windows: head.windows,
      formerWindows: head.formerWindows, bundles: head.bundles, dialogs: head.dialogs,
      itemIDs: head.itemIDs, source: EncodedItems(items))
  }
}

extension Dialogs {
  /// What is said, without what the matcher has compiled already.
  fileprivate var spoken: Dialogs {
    var dialogs = self
    dialogs.templates = []
    dialogs.lexicon = Lexicon()
    dialogs.questions = []
    return dialogs
  }
}

/// Items that are decoded when first asked for, and then kept.
private final class EncodedItems: ItemSource {
  private let encoded: [Data]
  private let decoded: Mutex<[Item?]>

  init(_ encoded: [Data]) {
    self.encoded = encoded
    decoded = Mutex(Array(repeating: nil, count: encoded.count))
  }

  func item(at position: Int) -> Item {
    decoded.withLock { items in
      if let item = items[position] { return item }
      // The same build encoded it: a failure here is a bug, not bad input.
      let item = try! JSONDecoder().decode(Item.self, from: encoded[position])
      items[position] = item
      return item
    }
  }
}
