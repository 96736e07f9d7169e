import Foundation
import KnowledgeModel
import KnowledgeStore
import Language
import Matching

// snapshot-tool ROOT OUTPUT: compiles ROOT/KnowledgeBase and ROOT/Dialogs into a Swift file.

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: snapshot-tool ROOT OUTPUT\n".utf8))
  exit(64)
}
do {
  let knowledge = try KnowledgeFolder(root: URL(filePath: arguments[1])).load()
  let encodedTables = CharacterTables.encoded()
  guard let tables = CharacterTables(encoded: encodedTables) else { throw Snapshot.Malformed() }
  let snapshot = try Snapshot.encode(
    knowledge, tables: encodedTables, matcher: Matcher(knowledge, tables: tables).compiled())
  // A static string, since the compiler takes megabytes of it in its stride, unlike an array of bytes.
  let source = """
    /// KnowledgeBase/ and Dialogs/ as they were at build time.
    enum EmbeddedSnapshot {
      static let text: StaticString = ####"\(snapshot)"####
    }
    """
  try Data(source.utf8).write(to: URL(filePath: arguments[2]))
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(65)
}
