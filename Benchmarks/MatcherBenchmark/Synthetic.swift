import KnowledgeModel

/// Knowledge of any size, made from the real items with other place and trade names.
enum Synthetic {
  /// The real items first, then copies whose names, aliases and objects carry a place and a trade of their own.
  static func knowledge(from real: Knowledge, items count: Int) -> Knowledge {
    let originals = real.items
    var items = originals
    items.reserveCapacity(count)
    while items.count < count {
      let original = originals[items.count % originals.count]
      items.append(copy(of: original, number: items.count / originals.count))
    }
    return Knowledge(
      hall: real.hall, departments: real.departments, windows: real.windows,
      formerWindows: real.formerWindows, bundles: real.bundles, dialogs: real.dialogs,
      itemIDs: items.map(\.id), source: LoadedItems(items))
  }

  private static func copy(of item: Item, number: Int) -> Item {
    let place = places[number % places.count]
    let trade = trades[(number / places.count) % trades.count]
    var copy = Item(
      id: "\(item.id)-\(number)", name: place + trade + item.name, department: item.department,
      window: item.window, formerWindow: item.formerWindow)
    copy.aliases = item.aliases.prefix(4).map { place + $0 }
    copy.objects = item.objects.prefix(4).map { trade + $0 }
    return copy
  }

  private static let places = [
    "江津", "合川", "永川", "南川", "綦江", "大足", "璧山", "铜梁", "潼南", "荣昌", "开州", "梁平", "武隆", "城口", "丰都", "垫江",
    "忠县", "云阳", "奉节", "巫山", "巫溪", "石柱", "秀山", "酉阳", "彭水", "万州", "涪陵", "黔江", "长寿", "綦南", "北碚", "渝中",
    "大渡", "沙磁",
  ]

  private static let trades = [
    "竹编", "陶艺", "锦缎", "茶砖", "蜂蜡", "漆器", "石刻", "藤椅", "纸伞", "铜锣", "绣球", "灯笼", "糖画", "泥塑", "剪纸", "木偶",
    "皮影", "琉璃", "砚台", "毛笔", "扇面", "香囊", "蓝染", "草帽", "篾席", "瓦当", "风筝", "陀螺", "算盘", "秤杆",
  ]
}
