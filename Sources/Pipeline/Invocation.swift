import Export
import Glibc

/// What the commands do, from their arguments to their exit code: the outermost layer, which alone prints.
package enum Invocation {
    /// Tags what comes from standard input.
    package static func tag(_ tagging: Tagging) -> Int32 {
        do {
            let output = DiskFile.standardOutput()
            try tagging(nextLine: { readLine() }, write: output.write)
            return 0
        } catch {
            LineLog.logger(.text).error("\(error)")
            return 3
        }
    }

    package static func inspect(file: String, config: String?) -> Int32 {
        do {
            let configuration = try config.map { path throws(ConfigurationError) in try Configuration(file: path) }
            let inspection = try Inspection(
                file: file, configuration: configuration ?? Configuration(), colours: wantsColours())
            print(inspection.text, terminator: "")
            return inspection.exitCode
        } catch let refusal as Refusal {
            LineLog.logger(.text).error("\(refusal.place): \(refusal.detail)", metadata: ["code": "\(refusal.code)"])
            return 3
        } catch {
            LineLog.logger(.text).error("\(error)")
            return 2
        }
    }

    /// Prints which corrections do not fit the inputs, and how many do.
    /// - Parameter config: nil takes `pipeline.json` of this folder.
    package static func checkCorrections(config: String?) -> Int32 {
        let log = LineLog.logger(.text)
        do {
            let check = try CorrectionsCheck(Configuration(inputs: [], file: config, output: nil))
            print(check.text, terminator: "")
            return check.exitCode
        } catch {
            log.error("\(error)")
            return 2
        }
    }

    package static func printCorrectionsSchema() -> Int32 {
        print(String(decoding: CorrectionsSchema.bytes, as: UTF8.self), terminator: "")
        return 0
    }

    /// Prints how good our articles of the gold's pages are: tables, or JSON.
    /// - Parameters:
    ///   - perPage: where a line for each document goes, nil for nowhere.
    ///   - predictions: where the articles go that were scored, nil for nowhere.
    package static func evaluate(
        gold: String, json: Bool, perPage: String?, predictions: String?, config: String?
    ) -> Int32 {
        let log = LineLog.logger(.text)
        do {
            let configuration = try config.map { path throws(ConfigurationError) in try Configuration(file: path) }
            let result = try GoldEvaluation(gold: gold, configuration: configuration ?? Configuration())
            if let perPage { try Disk().overwrite(perPage, with: Array(result.perPage.utf8)) }
            if let predictions { try Disk().overwrite(predictions, with: Array(result.predictionLines.utf8)) }
            for dump in result.missing {
                log.warning("\(dump): no such file in \(gold); it counts as empty", metadata: ["code": "dump.missing"])
            }
            for refusal in result.refusals {
                log.warning("\(refusal.place): \(refusal.detail)", metadata: ["code": "\(refusal.code)"])
            }
            print(json ? result.json : result.evaluation.text, terminator: "")
            return result.exitCode
        } catch let error as DiskError {
            log.error("\(error)")
            return 3
        } catch {
            log.error("\(error)")
            return 2
        }
    }

    /// Prints what is wrong, then what was looked at, and at last `no errors` or the number of errors.
    /// - Parameter newsmlSchema: nil skips the validation of NewsML-G2 against IPTC's schema, and says so.
    package static func verify(_ folder: String, newsmlSchema: String?) -> Int32 {
        var errors = 0
        do {
            let verification = try Verification(of: folder, newsmlSchema: newsmlSchema) { finding in
                errors += 1
                print(finding)
            }
            let tally = try verification()
            let schema = newsmlSchema == nil ? "without IPTC's schema: give --newsml-schema" : "and IPTC's schema"
            print("\(tally.release): \(tally.files) files against the manifest, \(tally.rows) rows against their schemas,")
            print("the lines of \(tally.pages) pages, \(tally.newsML) NewsML-G2 files (\(schema))")
            print(errors == 0 ? "no errors" : errors == 1 ? "1 error" : "\(errors) errors")
            return errors == 0 ? 0 : 3
        } catch let error as VerificationError {
            LineLog.logger(.text).error("\(error)")
            return 2
        } catch {
            LineLog.logger(.text).error("\(error)")
            return 3
        }
    }
}
