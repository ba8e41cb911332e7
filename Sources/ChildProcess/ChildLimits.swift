/// What a program that reads somebody else's file may use up.
package struct ChildLimits: Hashable, Sendable {
    /// From its start to its end.
    package var seconds: Int
    /// On all processors together.
    package var processorSeconds: Int
    /// Of address space, in bytes.
    package var memory: Int
    /// Of standard output, in bytes.
    package var output: Int
    /// Of any file that it writes, in bytes.
    package var file: Int

    package init(seconds: Int, processorSeconds: Int, memory: Int = 2 << 30, output: Int = 256 << 20, file: Int = 0) {
        self.seconds = seconds
        self.processorSeconds = processorSeconds
        self.memory = memory
        self.output = output
        self.file = file
    }

    /// Of standard error, in bytes: more complaints than anybody reads.
    static let errors = 4 << 20
}
