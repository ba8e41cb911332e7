import CCrypto

/// SHA-256 of bytes that come piece by piece.
package final class SHA256Stream {
    private let context: OpaquePointer

    package init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("libcrypto could not start SHA-256")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    package func update(_ bytes: UnsafeRawBufferPointer) {
        precondition(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1, "libcrypto could not go on")
    }

    /// The digest of all bytes as 64 lower-case hex digits; begins anew.
    package func finishHex() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        precondition(
            EVP_DigestFinal_ex(context, &digest, nil) == 1 && EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1,
            "libcrypto could not end SHA-256")
        return SHA256.hexText(digest)
    }
}
