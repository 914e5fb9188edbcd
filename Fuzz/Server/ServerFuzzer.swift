import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// Compiled together with what StarlingServer reads bytes with, as one module: see scripts/fuzz.

/// What libFuzzer calls for every input: https://llvm.org/docs/LibFuzzer.html
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// The target that `STARLING_FUZZ_TARGET` names.
private let target: @Sendable ([UInt8]) -> Void = {
    switch getenv("STARLING_FUZZ_TARGET").map({ String(cString: $0) }) {
    case "chunks": fuzzChunks
    case "connections": fuzzConnections
    case "heads": fuzzHeads
    case let name: fatalError("STARLING_FUZZ_TARGET is \(name ?? "not set"): the name of no target of StarlingServer")
    }
}()

/// Here for the limits, which are all that reading asks of it.
public struct ServerConfiguration {}

/// Ends the run with a message if something does not hold. A `precondition` has none in an optimized build.
func demand(_ holds: Bool, _ message: @autoclosure () -> String = "", line: UInt = #line) {
    if !holds { fatalError("line \(line): \(message())") }
}

/// Ways in which the network may cut what is sent: not at all, after every byte, and somehow in between. The first byte says how.
func cuts(_ bytes: [UInt8], _ visit: ([ArraySlice<UInt8>]) -> Void) {
    guard let first = bytes.first else { return }
    let rest = bytes.dropFirst()
    visit([rest])
    visit(rest.map { [$0] })
    var pieces: [ArraySlice<UInt8>] = []
    var start = rest.startIndex
    var state = UInt64(first) &* 0x9E37_79B9_7F4A_7C15 | 1
    while start < rest.endIndex {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let end = min(rest.endIndex, start + 1 + Int(state >> 59))
        pieces.append(rest[start..<end])
        start = end
    }
    visit(pieces)
}
