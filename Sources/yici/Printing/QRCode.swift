import CQrencode
import Foundation
import Rendering

/// A QR code as a square of dark and light modules.
struct QRCode {
  let matrix: ModuleMatrix

  /// - Returns: nil when the text is too long for a code.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_L) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    let data = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
    matrix = ModuleMatrix(width: width, isDark: data.map { $0 & 1 == 1 })
  }

  func lines(isColoured: Bool) -> [String] { matrix.halfBlocks(isColoured: isColoured) }

  /// The text on as many codes as the space demands, each with its number when there are several.
  static func sheets(_ text: String, columns: Int, rows: Int) -> [QRCode] {
    let capacity = ModuleMatrix.byteCapacity(columns: columns, rows: rows)
    return TextSheets.split(text, bytes: capacity).compactMap { QRCode($0) }
  }
}
