/// The version of the pipeline, in every record it writes.
package let pipelineVersion = "0.3.4"
