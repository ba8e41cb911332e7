import Newspaper

/// Everything that a run's result depends on, as far as it can be seen without reading a file: if it is what it was
/// last night, there is nothing to do.
struct Census {
    /// Empty where back issues are asked for: what one selection leaves alone, another may take up.
    let digest: String

    init(_ discovery: Discovery, _ configuration: Configuration, _ fingerprints: Fingerprints, _ scope: RunScope) {
        if case .selected = scope {
            digest = ""
            return
        }
        var writer = BinaryWriter()
        writer.text(fingerprints.shared)
        writer.text(configuration.echo.line)
        writer.text(configuration.corrections.digest)
        writer.text(scope == .everything ? "everything" : "new inputs")
        writer.list(discovery.files + discovery.neighbours) { writer, file in
            writer.text(file.path)
            writer.optional(file.state) { $1.write(to: &$0) }
        }
        writer.list(discovery.refusals) { $1.write(to: &$0) }
        digest = SHA256.hex(writer.bytes)
    }
}
