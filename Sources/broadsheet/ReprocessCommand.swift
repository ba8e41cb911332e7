import ArgumentParser
import Newspaper
import Pipeline

struct ReprocessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprocess",
        abstract: "Sends back issues through today's pipeline.",
        discussion: """
            Makes those of the selected issues again that a newer version, model or setting would make otherwise, \
            along with all that is new among the inputs, and publishes a release. Without a selection it takes every \
            issue. An interrupted reprocessing goes on where it was when the same command is given again.
            """
    )

    @Option(help: ArgumentHelp("Issues of this paper, by its code. May be given several times.", valueName: "code"))
    var paper: [String] = []

    @Option(help: ArgumentHelp("Issues of this day or later: 2013-01-31.", valueName: "day"))
    var since: CalendarDate?

    @Option(help: ArgumentHelp("Issues of this day or earlier.", valueName: "day"))
    var until: CalendarDate?

    @Option(help: ArgumentHelp("This issue: qingchuan-20230412. May be given several times.", valueName: "id"))
    var issue: [String] = []

    @Option(help: ArgumentHelp("The issue of this page: qingchuan-20230412-p01. May be given several times.", valueName: "id"))
    var page: [String] = []

    @Option(help: ArgumentHelp("Issues that a version before this one made: 0.2.0.", valueName: "version"))
    var madeBefore: ProgramVersion?

    @Option(help: ArgumentHelp("Issues with an article or headline less sure than this, 0 to 1.", valueName: "share"))
    var belowConfidence: Double?

    @Flag(help: "Say how much there is to do and how long it may take, and do nothing.")
    var dryRun = false

    @OptionGroup var pace: PaceOptions
    @OptionGroup var reporting: ReportingOptions

    func validate() throws {
        if let belowConfidence, !(0...1).contains(belowConfidence) {
            throw ValidationError("--below-confidence takes a share from 0 to 1.")
        }
    }

    func run() throws {
        var selection = Selection()
        selection.papers = Set(paper)
        (selection.since, selection.until) = (since, until)
        selection.ids = issue + page
        (selection.madeBefore, selection.belowConfidence) = (madeBefore, belowConfidence)
        var options = reporting.runOptions
        pace.apply(to: &options)
        options.scope = selection == Selection() ? .everything : .selected(selection)
        options.command = "reprocess"
        throw ExitCode(dryRun ? Invocation.forecast(options) : Invocation.run(options))
    }
}

extension CalendarDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension ProgramVersion: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
