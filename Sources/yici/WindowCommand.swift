import ArgumentParser
import KnowledgeModel
import Rendering

struct WindowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "window", abstract: "Show what a window accepts and everything that its clerk checks.",
    discussion: "For instance: yici window W03; with --brief only the items.")

  @OptionGroup var knowledge: KnowledgeOptions
  @Option(help: "text or markdown.") var format: DocumentFormat = .text
  @Flag(help: "Only the items, without what is checked.") var brief = false
  @Argument(help: "W01 … W14, or the name of the window.") var window: String

  func run() throws {
    let knowledge = try knowledge.assistant().knowledge
    let found = try usage { try knowledge.window(named: window) }
    let document = WindowDocument(found, knowledge, isBrief: brief)
    switch format {
    case .text:
      let printer = DocumentText(style: Style(isColoured: Console.isColoured), width: Console.fullWidth)
      print(printer.render(document.blocks))
    case .markdown: print(DocumentMarkdown().render(document.blocks))
    }
  }
}

enum DocumentFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown
}
