/// What a person wants to know (DESIGN §3).
public enum Intent: String, Codable, Hashable, Sendable, CaseIterable {
  case materials, conditions, process, time, fee
  case place = "where"
  case hours, online, law, result, phone
  case overview, list, bundle
}

/// A move in the dialogue that is no question about an item.
public enum Move: String, Codable, Hashable, Sendable, CaseIterable {
  case select, last, first, all, affirm, deny, unknown, back, restart, correct, exclude, include, compare
  case again = "repeat"
  case print, human, help, greet, thanks, bye, hot, finish
}
