import Foundation

/// Reads lines from a file descriptor as bytes, whatever they hold and however long they are.
struct LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its end, or nil at the end of the input. Of a very long line only the start is kept.
  mutating func next() -> [UInt8]? {
    var line: [UInt8] = []
    var isFirst = true
    while true {
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        keep(buffer[start..<end], in: &line)
        start = end + 1
        if line.last == 0x0D { line.removeLast() }
        return line
      }
      keep(buffer[start...], in: &line)
      if !buffer[start...].isEmpty { isFirst = false }
      guard refill() else { return isFirst && line.isEmpty ? nil : line }
    }
  }

  /// Whether a whole line is at hand without waiting.
  var hasBufferedLine: Bool { buffer[start...].contains(0x0A) }

  private func keep(_ bytes: ArraySlice<UInt8>, in line: inout [UInt8]) {
    line += bytes.prefix(max(0, Assistant.longestLine + 1 - line.count))
  }

  private mutating func refill() -> Bool {
    guard !isAtEnd else { return false }
    buffer = [UInt8](unsafeUninitializedCapacity: 65_536) { target, count in
      var received: Int
      repeat {
        received = read(descriptor, target.baseAddress, 65_536)
      } while received < 0
        && errno == EINTR
      count = max(0, received)
    }
    start = 0
    isAtEnd = buffer.isEmpty
    return !isAtEnd
  }
}
