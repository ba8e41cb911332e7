import Correct
import Ingest
import Newspaper

/// Which corrections fit today's inputs and which do not, as a run would find it.
package struct CorrectionsCheck {
    private struct Finding {
        var correction: Correction
        /// Why it does not fit, nil where it does.
        var problem: String?
    }

    private let findings: [Finding]
    /// Files of corrected issues that cannot be read, and why.
    private let refusals: [String]

    /// Reads the inputs of corrected issues and no others.
    /// - Throws: `MissingInput` if an input is not there.
    package init(_ configuration: Configuration) throws(MissingInput) {
        let corrections = configuration.corrections
        let discovery = try Discovery(of: configuration).withArchivesOpened(for: configuration)
        let plan = Plan(discovery.files, beside: discovery.neighbours, naming: configuration.patterns)
        let work = PageWork(configuration)
        var problems: [Correction: MisfitReason?] = [:]
        var refused: [Refusal] = []
        for file in plan.files where !corrections.digest(for: file.key).isEmpty {
            do {
                // Two pages may share a number; a correction that fits one of them fits.
                for (correction, misfit) in try work.fits(in: file) where problems[correction] != .some(nil) {
                    problems[correction] = .some(misfit?.reason)
                }
            } catch {
                refused.append(error)
            }
        }
        findings = corrections.all.map { correction in
            let found = problems[correction] ?? correction.missingPage
            return Finding(correction: correction, problem: found.map { "[\($0.code.rawValue)] \($0.detail)" })
        }
        refusals = refused.map { "\($0.place): refused [\($0.code)] \($0.detail)" }
    }

    /// 0 if all fit, 1 if some do not.
    package var exitCode: Int32 { findings.allSatisfy { $0.problem == nil } ? 0 : 1 }

    /// A line for each file that is refused and each correction that does not fit, then how many fit.
    package var text: String {
        let style = TerminalStyle(colours: false)
        let misfits = findings.filter { $0.problem != nil }
        let told = misfits.map { finding in
            let correction = finding.correction
            let place = "\(correction.file), correction \(correction.number) (\(correction.page.text))"
            return "\(place): \(finding.problem ?? "")"
        }
        return (refusals + told).map { style.safe(Scalars($0)) + "\n" }.joined() + "\(findings.count - misfits.count) of \(findings.count) corrections fit\n"
    }
}
