import Dialogue
import Foundation
import KnowledgeModel
import KnowledgeStore
import Language
import Matching

/// The repository's own data, loaded once.
public enum Repository {
  public static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  public static let knowledge: Knowledge = {
    do { return try KnowledgeFolder(root: root).load() } catch { fatalError("\(error)") }
  }()

  public static let tables = CharacterTables(encoded: CharacterTables.encoded())!

  public static let matcher: Matcher = {
    do { return try Matcher(knowledge, tables: tables) } catch { fatalError("\(error)") }
  }()

  public static let dialogue = Dialogue(knowledge, normaliser: matcher.normaliser)
}

/// Numbers that look random and are the same on every run (SplitMix64, Steele et al. 2014).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(_ seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
