/// Why a release cannot be had.
package enum ReleaseError: Error, Hashable, Sendable {
    case missing(Int, known: [Int])
    /// Its manifest is not there.
    case incomplete(Int)
}

extension ReleaseError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let number, let known):
            let range = known.isEmpty ? "there is none yet" : "there are \(known.map { String($0) }.joined(separator: ", "))"
            return "there is no release \(number); \(range)"
        case .incomplete(let number):
            return "release \(number) has no manifest and cannot be made current; look at it with `broadsheet verify`"
        }
    }
}

extension Releases {
    private static let removedSuffix = ".removed"

    /// The plan of a prune now.
    package func plan(_ retention: Retention, now: Timestamp) throws(DiskError) -> RetentionPlan {
        RetentionPlan(retention, releases: try records(), leftovers: try leftovers(), now: now)
    }

    /// Releases whose prune was killed.
    private func leftovers() throws(DiskError) -> [Int] {
        try disk.names(in: releasesFolder).compactMap { name in
            guard name.hasPrefix("."), name.hasSuffix(Self.removedSuffix) else { return nil }
            return ReleaseRecord.number(of: name.dropFirst().dropLast(Self.removedSuffix.count))
        }
    }

    /// Ends what a prune that was killed began, under the lock.
    func finishPrune() throws(DiskError) { for number in try leftovers() { try remove(number) } }

    /// Does what a plan says, under the lock. A prune that is killed leaves whole releases, and of the one it was at
    /// either the whole or a folder `.000041.removed`, which the next prune or run finishes.
    package func prune(_ plan: RetentionPlan) throws(DiskError) {
        for number in plan.leftovers + plan.removed.map(\.number) { try remove(number) }
    }

    private func remove(_ number: Int) throws(DiskError) {
        let release = "\(releasesFolder)/\(ReleaseRecord.name(of: number))"
        let removed = "\(releasesFolder)/.\(ReleaseRecord.name(of: number))\(Self.removedSuffix)"
        if disk.isFolder(release) {
            if try isPinned(number) { return }
            try disk.rename(release, to: removed)
            try disk.syncFolder(releasesFolder)
        }
        // The manifest goes first, so what has one is whole, and a pin that came meanwhile can still be honoured.
        let manifest = "\(removed)/\(Manifest.name)"
        if try isPinned(number), try disk.contents(of: manifest) != nil {
            try disk.rename(removed, to: release)
            try disk.syncFolder(releasesFolder)
            return
        }
        try disk.remove(manifest)
        try disk.remove(removed)
    }

    /// Makes an older or newer release current by the one rename that publishing ends with, under the lock.
    /// - Returns: the number of the release that was current.
    @discardableResult package func switchCurrent(to number: Int) throws -> Int? {
        try requireRelease(number)
        let name = ReleaseRecord.name(of: number)
        guard try disk.contents(of: "\(releasesFolder)/\(name)/\(Manifest.name)") != nil else {
            throw ReleaseError.incomplete(number)
        }
        let before = currentNumber
        try switchCurrent(to: name)
        try disk.syncFolder(output)
        return before
    }

    func requireRelease(_ number: Int) throws {
        guard number > 0, disk.isFolder("\(releasesFolder)/\(ReleaseRecord.name(of: number))") else {
            throw ReleaseError.missing(number, known: try records().map(\.number))
        }
    }
}
