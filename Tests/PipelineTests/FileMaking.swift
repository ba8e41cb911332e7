import Glibc

/// Makes an empty file whose name may be any bytes.
func makeFile(_ path: UnsafePointer<CChar>) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT, 0o644)
    guard descriptor >= 0 else { return false }
    return close(descriptor) == 0
}
