import Newspaper
import Testing

@testable import Normalize

@Suite("The normalizer")
struct NormalizerTests {
    @Test("every kind of repair is registered once")
    func registryIsComplete() {
        #expect(Normalizer.registry.map(\.kind).sorted() == RepairKind.allCases.sorted())
    }
}
