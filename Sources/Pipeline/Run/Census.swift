import Newspaper

/// Everything that a run's result depends on, as far as it can be seen without reading a file: if it is what it was
/// last night, there is nothing to do.
struct Census {
    let digest: String

    init(_ discovery: Discovery, _ configuration: Configuration, _ fingerprints: Fingerprints, _ scope: RunScope) {
        var writer = BinaryWriter()
        writer.text(fingerprints.shared)
        writer.text(configuration.echo.line)
        writer.list(configuration.corrections.all) { $0.text("\($1)") }
        // What a selection leaves alone, another run may take up.
        writer.text(scope == .newInputs ? "new" : scope == .everything ? "everything" : "selected")
        writer.list(discovery.files) { writer, file in
            writer.text(file.path)
            writer.optional(file.state) { $1.write(to: &$0) }
        }
        writer.list(discovery.refusals) { $1.write(to: &$0) }
        digest = SHA256.hex(writer.bytes)
    }
}
