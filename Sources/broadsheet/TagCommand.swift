import ArgumentParser
import Extract
import Newspaper
import Pipeline

struct TagCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Finds people, organisations, places and more in text from standard input.",
        discussion: "One line a paragraph; an empty line ends an article, whose paragraphs help each other."
    )

    @Option(help: "conll (a character, a tab and a label a line) or json (a row an article).")
    var format = Tagging.Format.conll

    @Option(help: "Whose rules say where names end: local (the pipeline's), msra or pfr98.")
    var convention = LabelConvention.local

    @Option(help: "In conll by the local convention: three (PER, LOC, ORG) or ten labels.")
    var labels = LabelledText.Labels.three

    @Option(help: ArgumentHelp("Where the text is at home, as in pipeline.json: 141102 or 离石区.", valueName: "region"))
    var region = ""

    @Option(help: ArgumentHelp("The day of issue, against which times are resolved: 2022-10-25.", valueName: "date"))
    var date: String?

    func run() throws {
        let day = try date.map { text in
            guard let day = CalendarDate(text) else { throw ValidationError("--date wants a day as 2022-10-25, not \(text)") }
            return day
        }
        throw ExitCode(Invocation.tag(Tagging(format, convention, labels, region: region, issueDate: day)))
    }
}

extension Tagging.Format: ExpressibleByArgument {}
extension LabelConvention: ExpressibleByArgument {}
extension LabelledText.Labels: ExpressibleByArgument {}
