import Foundation

/// The code with which the staff leaves the kiosk, from a file that nobody else can read.
struct StaffCode {
  enum Problem: Error, CustomStringConvertible {
    case unreadable, open, tooShort

    var description: String {
      switch self {
      case .unreadable: "cannot be read"
      case .open: "must be readable by its owner only (chmod 600)"
      case .tooShort: "must hold one line of at least \(StaffCode.shortest) printable characters"
      }
    }
  }

  static let shortest = 6
  private let code: [UInt8]

  init(_ code: String) throws(Problem) {
    guard code.count >= Self.shortest, code.allSatisfy({ !$0.isNewline && !$0.isWhitespace }) else {
      throw .tooShort
    }
    self.code = Array(code.utf8)
  }

  init(file: String) throws(Problem) {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .unreadable }
    guard status.st_mode & 0o077 == 0 else { throw .open }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0, let text = String(validating: bytes.prefix(count), as: UTF8.self) else { throw .tooShort }
    try self.init(text.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Takes as long for a wrong code as for a right one.
  func matches(_ entry: String) -> Bool {
    let entry = Array(entry.utf8)
    var difference = entry.count ^ code.count
    for index in code.indices { difference |= Int(code[index] ^ (index < entry.count ? entry[index] : 0)) }
    return difference == 0
  }
}
