import CCrypto

/// SHA-256 (FIPS 180-4) by libcrypto.
package enum SHA256 {
    /// The digest of `bytes`, 32 bytes.
    /// - Complexity: O(bytes.count)
    package static func digest(_ bytes: [UInt8]) -> [UInt8] { digest(bytes[...]) }

    package static func digest(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        let done = bytes.withUnsafeBytes { input in
            EVP_Digest(input.baseAddress, input.count, &digest, &length, EVP_sha256(), nil)
        }
        precondition(done == 1 && length == 32, "libcrypto could not compute SHA-256")
        return digest
    }

    /// The digest as 64 lower-case hex digits.
    package static func hex(_ bytes: [UInt8]) -> String { hexText(digest(bytes)) }

    package static func hex(_ bytes: ArraySlice<UInt8>) -> String { hexText(digest(bytes)) }

    private static let digits = Array("0123456789abcdef".utf8)

    static func hexText(_ digest: [UInt8]) -> String {
        return String(unsafeUninitializedCapacity: 2 * digest.count) { text in
            for (index, byte) in digest.enumerated() {
                text[2 * index] = digits[Int(byte >> 4)]
                text[2 * index + 1] = digits[Int(byte & 15)]
            }
            return 2 * digest.count
        }
    }
}
