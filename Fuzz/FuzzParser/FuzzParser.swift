import CLibFuzzer
import Glibc

/// Throws inputs at the parser that `FUZZ_PARSER` names: `Scripts/fuzz`.
@main
struct FuzzParser {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(LLVMFuzzerRunDriver(&count, &arguments) { data, size in
            Parser.chosen.parse(Array(UnsafeBufferPointer(start: data, count: size)))
            return 0
        })
    }
}

func environment(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
