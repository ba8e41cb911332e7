import ArgumentParser
import Pipeline

struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locate",
        abstract: "Says where a character of an article stands in its file: line and column.",
        discussion: """
            The article is looked up in the current release. Its page is read once more if the file is still what it \
            was; else the lines of the paragraph are all that is known. Exit codes: 0 found; 2 no such article or \
            offset; 3 the file is gone or is another.
            """
    )

    @Argument(help: "The id of the article.")
    var id: String

    @Argument(help: "Of the character in the article's text, from 0, as Python counts.")
    var offset: Int

    @OptionGroup var folder: FolderOptions

    @Option(help: ArgumentHelp("A file or folder that was read; those of the configuration unless given.", valueName: "path"))
    var input: [String] = []

    func run() throws { throw ExitCode(Invocation.locate(folder.outputOptions, inputs: input, id: id, offset: offset)) }
}
