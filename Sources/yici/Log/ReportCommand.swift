import ArgumentParser

struct ReportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, html, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Sum up an interaction log.")

  @OptionGroup var knowledge: KnowledgeOptions
  @Option(help: "text, html, json or csv.") var format: Format = .text
  @Option(help: ArgumentHelp("Lines of each list of the text.", valueName: "n")) var limit = 20
  @Argument(help: "The log (see --log).") var file: String

  func run() throws {
    let records = try InteractionLog.named(file).map(\.record)
    let known = try knowledge.assistant().knowledge
    let report = Report(records) { known.item($0)?.name ?? known.bundle($0)?.name }
    let files = ReportFiles(report: report)
    switch format {
    case .text: print(Console.harmless(ReportText(report: report, limit: limit, width: Console.width).text))
    case .html: print(Console.harmless(files.html))
    case .json: print(try files.json())
    case .csv: print(files.csv)
    }
  }
}
