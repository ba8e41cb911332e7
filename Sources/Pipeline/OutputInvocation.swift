import Glibc

/// What a command is told of the output folder that it works on.
package struct OutputOptions: Sendable {
    package var config: String?
    package var output: String?

    package init(config: String?, output: String?) { (self.config, self.output) = (config, output) }
}

/// The commands that look after an output folder: releases, pins, quarantine, status.
extension Invocation {
    package static func status(_ options: OutputOptions, json: Bool, pathOnly: Bool) -> Int32 {
        attempt(options) { configuration in
            if pathOnly {
                guard let path = Status.currentPath(output: configuration.output) else {
                    StandardError.write("error: \(configuration.output) has no current release\n")
                    return 3
                }
                print(path)
                return 0
            }
            let status = try Status(output: configuration.output, outdatedIssues: outdatedIssues(configuration)) {
                StandardError.write("warning: \($0)\n")
            }
            print(json ? status.json : status.text(now: .now()) + "\n", terminator: "")
            return 0
        }
    }

    /// Nil where the catalog does not tell of the current release, or cannot be read by this user: others may do so.
    private static func outdatedIssues(_ configuration: Configuration) -> Int? {
        do {
            let catalog = try Catalog(reading: configuration.output)
            let current = Releases(output: configuration.output, disk: Disk()).currentName
            guard try catalog.night()?.release.utf8.elementsEqual(current.utf8) ?? false else { return nil }
            return try catalog.outdatedIssues(Fingerprints(configuration))
        } catch {
            return nil
        }
    }

    package static func listReleases(_ options: OutputOptions, json: Bool) -> Int32 {
        attempt(options) { configuration in
            let releases = Releases(output: configuration.output, disk: Disk())
            if json {
                print(JSONTree.array(try releases.records().map(\.json)).pretty, terminator: "")
                return 0
            }
            let plan = try releases.plan(configuration.retention ?? .keepingAll, now: .now())
            if plan.decisions.isEmpty { print("there is no release yet") }
            for decision in plan.decisions {
                print("\(decision.release.number)  \(decision.release.created.iso)  \(decision.verdict)")
            }
            return 0
        }
    }

    package static func switchRelease(_ options: OutputOptions, to number: Int) -> Int32 {
        attempt(options) { configuration in
            let lock = try RunLock(output: configuration.output)
            let releases = Releases(output: configuration.output, disk: Disk())
            let before = try withExtendedLifetime(lock) { try releases.switchCurrent(to: number) }
            print("release \(number) is current" + (before.map { ", release \($0) was" } ?? ""))
            return 0
        }
    }

    /// - Parameter by: nil takes the user's name.
    package static func pin(_ options: OutputOptions, _ number: Int, by: String?, reason: String) -> Int32 {
        attempt(options) { configuration in
            let pin = Pin(by: by ?? userName(), reason: reason, since: .now())
            try Releases(output: configuration.output, disk: Disk()).pin(number, pin)
            print("release \(number) is pinned")
            return 0
        }
    }

    package static func unpin(_ options: OutputOptions, _ number: Int) -> Int32 {
        attempt(options) { configuration in
            let wasPinned = try Releases(output: configuration.output, disk: Disk()).unpin(number)
            print("release \(number) \(wasPinned ? "is no longer pinned" : "was not pinned")")
            return 0
        }
    }

    /// Prints the plan, and does it unless it is a dry run.
    package static func prune(_ options: OutputOptions, isDryRun: Bool) -> Int32 {
        attempt(options) { configuration in
            guard let retention = configuration.retention else {
                StandardError.write("error: the configuration has no \"retention\", so every release stays\n")
                return 2
            }
            let releases = Releases(output: configuration.output, disk: Disk())
            if isDryRun {
                print(try releases.plan(retention, now: .now()).text)
                return 0
            }
            let lock = try RunLock(output: configuration.output)
            return try withExtendedLifetime(lock) {
                let plan = try releases.plan(retention, now: .now())
                print(plan.text)
                try releases.prune(plan)
                return 0
            }
        }
    }

    package static func listQuarantine(_ options: OutputOptions, json: Bool) -> Int32 {
        attempt(options) { configuration in
            let listing = try quarantine(configuration)
            print(json ? listing.json : listing.text + "\n", terminator: "")
            return 0
        }
    }

    package static func showQuarantined(_ options: OutputOptions, name: String) -> Int32 {
        attempt(options) { configuration in
            print(try quarantine(configuration).entry(named: name).json.pretty, terminator: "")
            return 0
        }
    }

    /// - Parameter name: nil for all that nobody ignores.
    package static func retryQuarantined(_ options: OutputOptions, name: String?) -> Int32 {
        changeQuarantine(options) { listing throws(QuarantineListing.Failure) in
            if let name { try listing.retry(name) } else { listing.retryAll() }
            return "the next run tries again"
        }
    }

    /// - Parameter by: nil takes the user's name.
    package static func ignoreQuarantined(
        _ options: OutputOptions, name: String, by: String?, reason: String
    ) -> Int32 {
        changeQuarantine(options) { listing throws(QuarantineListing.Failure) in
            try listing.ignore(name, .init(by: by ?? userName(), reason: reason, since: .now()))
            return "no run warns of it until the file or the reason changes"
        }
    }

    private static func changeQuarantine(
        _ options: OutputOptions, _ change: (inout QuarantineListing) throws(QuarantineListing.Failure) -> String
    ) -> Int32 {
        attempt(options) { configuration in
            let lock = try RunLock(output: configuration.output)
            return try withExtendedLifetime(lock) {
                var listing = try quarantine(configuration)
                let message = try change(&listing)
                try Quarantine(output: configuration.output).store(listing.entries)
                print(message)
                return 0
            }
        }
    }

    private static func quarantine(_ configuration: Configuration) throws(DiskError) -> QuarantineListing {
        QuarantineListing(try Quarantine(output: configuration.output).load { StandardError.write("warning: \($0)\n") })
    }

    /// Does something with an output folder that must be there, and turns what goes wrong into words and an exit code.
    static func attempt(_ options: OutputOptions, _ work: (Configuration) throws -> Int32) -> Int32 {
        func failed(_ error: some CustomStringConvertible, _ code: Int32) -> Int32 {
            LineLog.logger(.text).error("\(error)")
            return code
        }
        do {
            let configuration = try Configuration(file: options.config, output: options.output)
            guard access(configuration.output, F_OK) == 0 else {
                return failed("there is no output folder \(configuration.output); give --output or --config", 2)
            }
            return try work(configuration)
        } catch let error as ConfigurationError {
            return failed(error, 2)
        } catch let error as ReleaseError {
            return failed(error, 2)
        } catch let error as QuarantineListing.Failure {
            return failed(error, 2)
        } catch let error as RunLock.Failure {
            return failed(error, error.exitCode)
        } catch let error as DiskError {
            return failed(error, 3)
        } catch let error as CatalogError {
            return failed(error, RunError.catalog(error).exitCode)
        } catch let error as ReleaseDamage {
            return failed(error, 3)
        } catch {
            return failed("an error of broadsheet, please report it: \(error)", 3)
        }
    }

    private static func userName() -> String {
        guard let entry = getpwuid(geteuid()) else { return "user \(geteuid())" }
        return String(cString: entry.pointee.pw_name)
    }
}
