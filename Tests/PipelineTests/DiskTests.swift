import Glibc
import Testing

@testable import Pipeline

/// What the pipeline does to a disk.
@Suite struct DiskTests {
    @Test("a folder is removed with all it holds, names that are not UTF-8 among it, and links not followed")
    func removal() throws {
        let folder = TestFolder()
        try folder.write("kept/a.txt", "x")
        try folder.write("gone/inner/青.txt", "x")
        try Disk().link("\(folder.path)/gone/link", to: "\(folder.path)/kept")
        #expect(makeFile(Array("\(folder.path)/gone/inner/".utf8) + [0xC7, 0xE0]))
        try Disk().remove("\(folder.path)/gone")
        #expect(try Disk().names(in: folder.path) == ["kept"])
        #expect(try folder.text("kept/a.txt") == "x")
        try Disk().remove("\(folder.path)/gone")
    }
}
