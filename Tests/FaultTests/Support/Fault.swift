import Testing

/// What happens to a program from outside: the environment of the library of disk faults.
struct Fault {
    /// A call that changes a disk, by the name that the library has for it.
    enum Call: String, CaseIterable, CustomTestStringConvertible {
        case open, write, pwrite, fsync, syncfs, rename, link, symlink, unlink, rmdir, mkdir, ftruncate

        var testDescription: String { rawValue }
    }

    var environment: [String: String] = ["LD_PRELOAD": Program.faultsLibrary]

    /// A signal comes just before the nth call of a kind, or of any kind.
    /// - Parameter isTorn: whether half of a write is done before.
    static func signal(_ signal: Int32, at number: Int, of call: Call? = nil, within folder: String, isTorn: Bool = false) -> Fault {
        var fault = at(number, of: call, within: folder)
        fault.environment["DISK_FAULTS_SIGNAL"] = String(signal)
        if isTorn { fault.environment["DISK_FAULTS_TORN"] = "1" }
        return fault
    }

    /// The nth call fails.
    /// - Parameter isLasting: so do all later ones.
    static func error(_ code: Int32, at number: Int, of call: String, within folder: String, isLasting: Bool = false) -> Fault {
        var fault = at(number, of: nil, within: folder)
        fault.environment["DISK_FAULTS_CALLS"] = call
        fault.environment["DISK_FAULTS_ERROR"] = String(code)
        if isLasting { fault.environment["DISK_FAULTS_EVER"] = "1" }
        return fault
    }

    /// Nothing happens, but each call is written down.
    static func log(_ file: String, within folder: String) -> Fault {
        Fault(environment: ["LD_PRELOAD": Program.faultsLibrary, "DISK_FAULTS_WITHIN": folder, "DISK_FAULTS_LOG": file])
    }

    /// The machine's clock is wrong.
    static func clock(ahead seconds: Int) -> Fault {
        Fault(environment: ["LD_PRELOAD": Program.faultsLibrary, "DISK_FAULTS_CLOCK": String(seconds)])
    }

    /// Folders list their names the other way round.
    static let reversedListings = Fault(environment: ["LD_PRELOAD": Program.faultsLibrary, "DISK_FAULTS_LISTING": "1"])

    private static func at(_ number: Int, of call: Call?, within folder: String) -> Fault {
        var fault = Fault()
        fault.environment["DISK_FAULTS_WITHIN"] = folder
        fault.environment["DISK_FAULTS_AT"] = String(number)
        if let call { fault.environment["DISK_FAULTS_CALLS"] = call.rawValue }
        return fault
    }
}
