extension ItemVersion.Status {
    var code: StaticString {
        switch self {
        case .usable: "stat:usable"
        case .canceled: "stat:canceled"
        }
    }
}

extension ItemVersion {
    /// What is new in a version and why, in words; nil for first versions.
    var note: String? {
        guard number > 1 else { return nil }
        let reasons = causes.isEmpty ? "" : " Made from or with other: \(causes.map(Self.worded).joined(separator: ", "))."
        if status == .canceled { return "There is no such item any more.\(reasons)" }
        let what = fields.isEmpty ? "The contents" : fields.map(\.rawValue).joined(separator: ", ").capitalisedFirst
        return "\(what) changed.\(reasons)"
    }

    /// `models.names` is the model for names.
    private static func worded(_ cause: String) -> String {
        let parts = cause.split(separator: ".", maxSplits: 1)
        guard parts.count == 2 else { return cause == "pipeline" ? "version of the pipeline" : cause }
        return switch parts[0] {
        case "models": "model for \(parts[1])"
        case "settings": "setting of \(parts[1])"
        default: cause
        }
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
