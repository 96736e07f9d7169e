/// Where the items come from: all in memory, or decoded one by one when first asked for.
public protocol ItemSource: Sendable {
  /// The item at a position of `Knowledge.itemIDs`.
  func item(at position: Int) -> Item
}

/// Items held in memory.
public struct LoadedItems: ItemSource {
  private let items: [Item]

  public init(_ items: [Item]) { self.items = items }

  public func item(at position: Int) -> Item { items[position] }
}

/// Everything that the assistant knows and says; immutable once loaded.
public struct Knowledge: Sendable {
  public let hall: Hall
  public let departments: [Department]
  public let windows: [Window]
  public let formerWindows: [FormerWindow]
  public let bundles: [ItemBundle]
  public let dialogs: Dialogs
  /// Ids of all items, sorted.
  public let itemIDs: [String]

  private let positions: [String: Int]
  private let source: any ItemSource

  /// Takes everything as it is; the item ids are in the order of the source.
  public init(
    hall: Hall, departments: [Department], windows: [Window], formerWindows: [FormerWindow],
    bundles: [ItemBundle], dialogs: Dialogs, itemIDs: [String], source: any ItemSource
  ) {
    self.hall = hall
    self.departments = departments
    self.windows = windows
    self.formerWindows = formerWindows
    self.bundles = bundles
    self.dialogs = dialogs
    self.itemIDs = itemIDs
    self.source = source
    self.positions = Dictionary(
      zip(itemIDs, itemIDs.indices), uniquingKeysWith: { first, _ in first })
  }

  public func item(_ id: String) -> Item? { positions[id].map(source.item(at:)) }
  public func item(at position: Int) -> Item { source.item(at: position) }
  public func bundle(_ id: String) -> ItemBundle? { bundles.first { $0.id == id } }
  public func department(_ id: String) -> Department? { departments.first { $0.id == id } }
  public func window(_ id: String) -> Window? { windows.first { $0.id == id } }
  public func formerWindow(_ id: String) -> FormerWindow? { formerWindows.first { $0.id == id } }

  /// All items in the order of their ids; decodes every one of them.
  public var items: [Item] { itemIDs.indices.map(source.item(at:)) }
}
