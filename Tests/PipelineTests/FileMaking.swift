import Glibc

/// Makes an empty file whose name may be any bytes.
func makeFile(_ path: [UInt8]) -> Bool {
    let descriptor = open(path.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT, 0o644)
    guard descriptor >= 0 else { return false }
    return close(descriptor) == 0
}
