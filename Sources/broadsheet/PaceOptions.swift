import ArgumentParser
import Pipeline

/// What every command that works off issues takes: how long, how politely, and whose word counts.
struct PaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp(
        "Begin no issue after so many hours; what is done is published, the rest waits for another night.", valueName: "hours"))
    var maxHours: Double?

    @Option(help: ArgumentHelp("How much other programs come first, 0 to 19.", valueName: "n"))
    var nice: Int?

    @Flag(help: "Publish a release that has far fewer articles or many more refused inputs than the one before.")
    var accept = false

    func validate() throws {
        if let maxHours, !(maxHours >= 0) { throw ValidationError("--max-hours takes a number of hours, 0 or more.") }
        if let nice, !(0...19).contains(nice) { throw ValidationError("--nice takes a number from 0 to 19.") }
    }

    func apply(to options: inout RunOptions) {
        (options.maxHours, options.niceness, options.isAccepted) = (maxHours, nice, accept)
    }
}
