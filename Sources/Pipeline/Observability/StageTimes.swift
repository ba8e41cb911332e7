/// A stage of the pipeline, by the name that metrics and logs have for it.
package enum Stage: String, CaseIterable, Hashable, Sendable {
    case ingest, normalize, segment, extract, export, publish
}

/// How long each stage worked, added up over the lanes.
package struct StageTimes: Hashable, Sendable {
    private var durations: [Stage: Duration] = [:]

    package init() {}

    package func seconds(of stage: Stage) -> Double { (durations[stage] ?? .zero) / .seconds(1) }

    /// Does a piece of work of a stage and counts its time, whether or not it throws.
    package mutating func measure<Result, Failure: Error>(
        _ stage: Stage, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = ContinuousClock.now
        defer { add(ContinuousClock.now - start, to: stage) }
        return try work()
    }

    package mutating func add(_ duration: Duration, to stage: Stage) { durations[stage, default: .zero] += duration }

    package static func += (sum: inout StageTimes, more: StageTimes) {
        for (stage, duration) in more.durations { sum.add(duration, to: stage) }
    }
}
