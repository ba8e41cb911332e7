// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

/// One room of the pipeline and the room of its tests.
func room(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [], testing: [Target.Dependency] = [], testData: [String] = []
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict),
        .testTarget(
            name: "\(name)Tests", dependencies: [.byName(name: name), "SplitMix"] + testing + dependencies, exclude: testData,
            swiftSettings: strict),
    ]
}

let package = Package(
    name: "broadsheet",
    products: [
        .executable(name: "broadsheet", targets: ["broadsheet"]),
        // Loaded before the program by tests; no part of what is installed.
        .library(name: "DiskFaults", type: .dynamic, targets: ["CDiskFaults"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "COpenCC", pkgConfig: "opencc", providers: [.apt(["libopencc-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CLinux"),
        .target(name: "CompiledData", exclude: ["lexicon.bin", "names.bin", "terms.bin"]),
        .target(name: "SplitMix", swiftSettings: strict),
        .target(name: "TinyFiles", dependencies: ["CZlib", "Ingest"], path: "Tests/TinyFiles", swiftSettings: strict),
    ]
        + room("Newspaper", ["CCrypto"])
        + room("ChildProcess", ["CLinux"])
        + room("Ingest", ["Newspaper", "CArchive", "CLibXML2", "CZlib", "ChildProcess"], testing: ["TinyFiles"])
        + room("Normalize", ["Newspaper"])
        + room("Segment", ["Newspaper"])
        + room("Correct", ["Newspaper", "Segment"])
        + room("Extract", ["Newspaper", "CompiledData"], testData: ["LocalNews"])
        + room("Evaluate", ["Newspaper"])
        + room("Retell", ["Newspaper", "Evaluate"])
        + room("Export", ["Newspaper", "CLibXML2", "CZlib"], resources: [.embedInCode("Schemas")])
        + room("Pipeline", [
            "CArchive", "CLinux", "COpenCC", "ChildProcess",
            "Newspaper", "Ingest", "Normalize", "Segment", "Correct", "Extract", "Export", "Evaluate",
            .product(name: "Logging", package: "swift-log"),
            .product(name: "GRDB", package: "GRDB.swift"),
        ], testing: ["TinyFiles"])
        + [
            .executableTarget(
                name: "broadsheet",
                dependencies: [
                    "Pipeline",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                ],
                swiftSettings: strict
            ),
            .executableTarget(
                name: "broadsheet-train",
                dependencies: [
                    "Newspaper", "Ingest", "Normalize", "Segment", "Extract", "Evaluate", "Retell", "SplitMix",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                ],
                swiftSettings: strict
            ),
            .target(name: "CDiskFaults", path: "Tests/CDiskFaults"),
            .testTarget(
                name: "FaultTests",
                dependencies: ["broadsheet", "Newspaper", "SplitMix", .product(name: "GRDB", package: "GRDB.swift")],
                swiftSettings: strict
            ),
            .target(name: "CAllocationCount", path: "Benchmarks/CAllocationCount"),
            .target(name: "Measuring", path: "Benchmarks/Measuring", swiftSettings: strict),
            .executableTarget(
                name: "label-bench",
                dependencies: ["Measuring", "Newspaper", "Extract", "Pipeline"],
                path: "Benchmarks/LabelNames",
                swiftSettings: strict
            ),
            .executableTarget(
                name: "segment-bench",
                dependencies: ["CAllocationCount", "Measuring", "Newspaper", "Ingest", "Normalize", "Segment", "Pipeline"],
                path: "Benchmarks/SegmentPage",
                swiftSettings: strict
            ),
        ],
    swiftLanguageModes: [.v6]
)

// libFuzzer is linked in, and everything instrumented for it, by Scripts/fuzz alone.
if Context.environment["BROADSHEET_FUZZ"] != nil {
    package.targets += [
        .systemLibrary(name: "CLibFuzzer", path: "Fuzz/CLibFuzzer"),
        .executableTarget(
            name: "fuzz-parser", dependencies: ["CLibFuzzer", "Newspaper", "Ingest", "TinyFiles"], path: "Fuzz/FuzzParser", swiftSettings: strict,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
    ]
}
