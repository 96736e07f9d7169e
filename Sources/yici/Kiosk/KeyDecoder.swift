/// A key as the kiosk knows it; everything else that a keyboard can send means nothing.
enum Key: Equatable {
  case character(Character)
  case enter, backspace, pageUp, pageDown
}

/// Turns the bytes of a terminal into keys. Control characters and sequences never come through.
struct KeyDecoder {
  private enum State: Equatable {
    case text
    case escape
    /// `ESC [`, with the parameters so far.
    case sequence([UInt8])
    case shifted
    /// `ESC ]` and its like: a string to its end.
    case string(Int)
  }

  private var state = State.text
  private var pending: [UInt8] = []

  /// A string longer than this is none that a terminal sends.
  private static let longestString = 512

  mutating func keys(of bytes: some Sequence<UInt8>) -> [Key] {
    bytes.compactMap { key(of: $0) }
  }

  private mutating func key(of byte: UInt8) -> Key? {
    switch state {
    case .text: return text(byte)
    case .escape:
      switch byte {
      case UInt8(ascii: "["): state = .sequence([])
      case UInt8(ascii: "O"): state = .shifted
      case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "X"):
        state = .string(0)
      case 0x1B: break
      default: state = .text
      }
      return nil
    case .sequence(let parameters):
      guard (0x20...0x3F).contains(byte), parameters.count < 32 else {
        state = .text
        return Self.key(sequence: parameters, end: byte)
      }
      state = .sequence(parameters + [byte])
      return nil
    case .shifted:
      state = .text
      return nil
    case .string(let length):
      switch byte {
      case 0x07, 0x0D: state = .text
      case 0x1B: state = .escape
      default: state = length < Self.longestString ? .string(length + 1) : .text
      }
      return nil
    }
  }

  private static func key(sequence parameters: [UInt8], end: UInt8) -> Key? {
    switch (parameters, end) {
    case (Array("5".utf8), UInt8(ascii: "~")), ([], UInt8(ascii: "A")): .pageUp
    case (Array("6".utf8), UInt8(ascii: "~")), ([], UInt8(ascii: "B")): .pageDown
    default: nil
    }
  }

  private mutating func text(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x80...: return wide(byte)
    default: pending = []
    }
    switch byte {
    case 0x1B:
      state = .escape
      return nil
    case 0x0D, 0x0A: return .enter
    case 0x08, 0x7F: return .backspace
    case 0x20..<0x7F: return .character(Character(Unicode.Scalar(byte)))
    default: return nil
    }
  }

  /// A byte of a character beyond ASCII.
  private mutating func wide(_ byte: UInt8) -> Key? {
    if byte >= 0xC0 { pending = [] } else if pending.isEmpty { return nil }
    pending.append(byte)
    let length = pending[0] >= 0xF0 ? 4 : pending[0] >= 0xE0 ? 3 : 2
    guard pending.count == length else { return nil }
    defer { pending = [] }
    guard let text = String(validating: pending, as: UTF8.self), let scalar = text.unicodeScalars.first
    else { return nil }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator,
      .nonspacingMark, .enclosingMark:
      return nil
    default: return .character(Character(scalar))
    }
  }
}
