/// The published releases of an output folder: `releases/000001`, `releases/000002`, … and `current`, a link to
/// the one that is read.
package struct Releases: Sendable {
    let output: String
    let disk: Disk

    package init(output: String, disk: Disk) { (self.output, self.disk) = (output, disk) }

    private var currentLink: String { "\(output)/current" }

    /// The folder that `current` points to, nil before the first release.
    package var current: String? { disk.target(of: currentLink).map { "\(output)/\($0)" } }

    /// Of the folder that `current` points to: `000042`; empty before the first release.
    var currentName: String { currentNumber.map(ReleaseRecord.name) ?? "" }

    /// Starts a release beside the others, after removing what an interrupted run left behind.
    func stage(before: PreviousRelease?) throws(DiskError) -> StagedRelease {
        try disk.makeFolder(releasesFolder)
        for name in try disk.names(in: releasesFolder) where name.hasSuffix(".partial") {
            try disk.remove("\(releasesFolder)/\(name)")
        }
        try disk.remove("\(currentLink).partial")
        let number = (try numbers().max() ?? 0) + 1
        let staging = "\(releasesFolder)/.\(ReleaseRecord.name(of: number)).partial"
        try disk.makeFolder(staging)
        return StagedRelease(number: number, folder: staging, disk: disk, before: before)
    }

    /// Makes a synced staging folder the current release. A reader sees the release before or this one, whole, at every
    /// moment: the one step that it can see is a rename.
    ///
    /// A run that was killed between the two renames left a whole release that is not current. If this one is the same,
    /// that one becomes current.
    /// - Returns: the release's folder.
    func publish(_ staged: StagedRelease, _ manifest: Manifest) throws(DiskError) -> String {
        let name: String
        if let waiting = try unlinked(like: manifest) {
            name = waiting
            try staged.discard()
        } else {
            name = ReleaseRecord.name(of: staged.number)
            try staged.complete(manifest)
            try disk.rename(staged.folder, to: "\(releasesFolder)/\(name)")
            try disk.syncFolder(releasesFolder)
        }
        try switchCurrent(to: name)
        return "\(releasesFolder)/\(name)"
    }

    /// The last release, if it is later than the current one and has this manifest.
    private func unlinked(like manifest: Manifest) throws(DiskError) -> String? {
        guard let last = try numbers().max(), last > currentNumber ?? 0 else { return nil }
        let name = ReleaseRecord.name(of: last)
        guard let found = try disk.contents(of: "\(releasesFolder)/\(name)/\(Manifest.name)"),
            let content = Manifest.content(found), content == Manifest.content(manifest.bytes)
        else { return nil }
        return name
    }

    /// By one rename.
    func switchCurrent(to name: String) throws(DiskError) {
        try disk.remove("\(currentLink).partial")
        try disk.link("\(currentLink).partial", to: "releases/\(name)")
        try disk.rename("\(currentLink).partial", to: currentLink)
    }

    /// Waits until what `current` points to is on the disk.
    func sync() throws(DiskError) { try disk.syncFolder(output) }

    /// Of all published releases, in no order.
    func numbers() throws(DiskError) -> [Int] {
        try disk.names(in: releasesFolder).compactMap { ReleaseRecord.number(of: $0) }
    }
}
