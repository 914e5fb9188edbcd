import Starling
import StarlingTesting
import Testing

extension StateKey<Int> {
    fileprivate static var hits: Self { Self() }
    fileprivate static var other: Self { Self("other") }
}

extension StateKey<String> {
    fileprivate static var hits: Self { Self() }
}

@Suite("State") struct StateTests {
    @Get("/hits", blocking: false) static func hits(state: State) -> Int {
        state.update(.hits, default: 0) {
            $0 += 1
            return $0
        }
    }

    @Test func keys() {
        let state = State()
        let text: StateKey<String> = .hits
        #expect(state[.other] == nil)
        state[.other] = 1
        state[text] = "text"
        // Of one name and another type.
        #expect(state[StateKey<Int>.hits] == nil)
        #expect(state[text] == "text")
        state[text] = nil
        #expect(state[text] == nil)
        #expect(state[.other] == 1)
    }

    @Test(arguments: TestTransport.all) func ofTheApplication(transport: TestTransport) async throws {
        let state = State()
        try await Application(handlers: [Self.$hits], state: state).test(transport) { client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { _ = try await client.get("/hits") } }
                try await group.waitForAll()
            }
        }
        #expect(state[StateKey<Int>.hits] == 20)
    }
}
