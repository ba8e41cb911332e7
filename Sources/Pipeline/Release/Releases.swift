/// The published releases of an output folder: `releases/000001`, `releases/000002`, … and `current`, a link to
/// the last.
package struct Releases: Sendable {
    let output: String
    let disk: Disk

    package init(output: String, disk: Disk) { (self.output, self.disk) = (output, disk) }

    private var folder: String { "\(output)/releases" }
    private var currentLink: String { "\(output)/current" }

    /// The folder that `current` points to, nil before the first release.
    package var current: String? { disk.target(of: currentLink).map { "\(output)/\($0)" } }

    /// Starts a release beside the others, after removing what an interrupted run left behind.
    func stage() throws(DiskError) -> StagedRelease {
        try disk.makeFolder(folder)
        for name in try disk.names(in: folder) where name.hasSuffix(".partial") {
            try disk.remove("\(folder)/\(name)")
        }
        try disk.remove("\(currentLink).partial")
        let last = try disk.names(in: folder).compactMap { Int($0) }.max() ?? 0
        let name = Self.name(of: last + 1)
        let staging = "\(folder)/.\(name).partial"
        try disk.makeFolder(staging)
        return StagedRelease(name: name, folder: staging, disk: disk)
    }

    /// Makes a complete, synced staging folder the current release. A reader sees the release before or this one,
    /// whole, at every moment: the one step that it can see is a rename.
    /// - Returns: the release's folder.
    func publish(_ staged: StagedRelease) throws(DiskError) -> String {
        let published = "\(folder)/\(staged.name)"
        try disk.rename(staged.folder, to: published)
        try disk.syncFolder(folder)
        try disk.link("\(currentLink).partial", to: "releases/\(staged.name)")
        try disk.rename("\(currentLink).partial", to: currentLink)
        return published
    }

    /// Waits until what `current` points to is on the disk.
    func sync() throws(DiskError) { try disk.syncFolder(output) }

    private static func name(of number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
    }
}
