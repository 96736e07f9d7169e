import Testing

@testable import Rendering

@Suite struct ModuleMatrixTests {
  @Test func halfBlocksHoldTwoRowsAndALightBorder() {
    let matrix = ModuleMatrix(width: 2, isDark: [true, false, true, true])
    #expect(matrix.halfBlocks(isColoured: false) == ["██████", "██ ▀██", "██████"])
  }

  @Test(arguments: [(80, 24), (40, 12), (200, 60), (20, 5)])
  func capacityGrowsWithTheSpaceAndFits(columns: Int, rows: Int) {
    let capacity = ModuleMatrix.byteCapacity(columns: columns, rows: rows)
    #expect(capacity >= 17)
    #expect(ModuleMatrix.byteCapacity(columns: columns + 8, rows: rows + 4) >= capacity)
  }

  @Test func shortTextIsOneSheet() {
    #expect(TextSheets.split("营业执照", bytes: 100) == ["营业执照"])
  }

  @Test(arguments: [17, 32, 53, 106])
  func longTextIsSplitWithoutLoss(limit: Int) {
    let lines = (1...12).map { "\($0).营业执照复印件（原件\($0)份）" }
    let sheets = TextSheets.split(lines.joined(separator: "\n"), bytes: limit)
    #expect(sheets.count > 1)
    #expect(sheets.allSatisfy { $0.utf8.count <= limit })
    let bodies = sheets.map { String($0.split(separator: "\n", maxSplits: 1)[1]) }
    #expect(bodies.joined().filter { $0 != "\n" } == lines.joined())
    #expect(sheets[0].hasPrefix("1/\(sheets.count)\n"))
  }
}
