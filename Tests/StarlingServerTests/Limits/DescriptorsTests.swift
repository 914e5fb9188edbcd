import Testing

@testable import StarlingServer

@Suite struct DescriptorsTests {
    /// Whatever the process may have, some are left for other things.
    @Test func leavesSomeToOthers() {
        let most = Descriptors.connections(of: .max)
        #expect(most >= 1)
        #expect(most < .max)
        #expect(Descriptors.connections(of: most + 1) == most)
    }

    @Test func allowsWhatThereIsRoomFor() {
        #expect(Descriptors.connections(of: 1) == 1)
    }

    @Test func limitsConnections() {
        #expect(ConnectionLimits(.init(connections: 100), descriptors: 10).most == 10)
        #expect(ConnectionLimits(.init(connections: 10), descriptors: 100).most == 10)
        #expect(ConnectionLimits(.init(connections: 0)).most == 1)
    }
}
