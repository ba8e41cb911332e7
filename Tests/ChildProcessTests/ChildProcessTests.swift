import Testing

@testable import ChildProcess
