import Foundation
import PackagePlugin

/// Makes the snapshot of KnowledgeBase/ and Dialogs/ whenever one of their files changes.
@main
struct KnowledgeSnapshot: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let root = context.package.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedSnapshot.swift")
    let inputs = ["KnowledgeBase", "Dialogs"].flatMap { folder -> [URL] in
      let files = FileManager.default.enumerator(
        at: root.appending(path: folder), includingPropertiesForKeys: nil)
      return (files?.compactMap { $0 as? URL } ?? []).filter { ["yaml", "tsv"].contains($0.pathExtension) }
        .filter { !$0.path.contains("/Dialogs/tests/") }
    }
    return [
      .buildCommand(
        displayName: "Compiling the knowledge base",
        executable: try context.tool(named: "snapshot-tool").url,
        arguments: [root.path, output.path],
        inputFiles: inputs.sorted { $0.path < $1.path }, outputFiles: [output])
    ]
  }
}
