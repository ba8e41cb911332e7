/// The JSON Schema of files of corrections, which editors write.
package enum CorrectionsSchema {
    package static var bytes: [UInt8] { PackageResources.corrections_schema_json }
}
