#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// Compiled together with the sources of StarlingHTTP, as one module: see scripts/fuzz.

/// What libFuzzer calls for every input: https://llvm.org/docs/LibFuzzer.html
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// The target that `STARLING_FUZZ_TARGET` names.
private let target: @Sendable ([UInt8]) -> Void = {
    switch getenv("STARLING_FUZZ_TARGET").map({ String(cString: $0) }) {
    case "accept": fuzzAccept
    case "cookies": fuzzCookies
    case "dates": fuzzDates
    case "dispositions":
        { bytes in
            fuzzDispositions(bytes)
            fuzzPartDispositions(bytes)
        }
    case "etags": fuzzETags
    case "forwarded": fuzzForwarded
    case "multipart": fuzzMultipart
    case "paths": fuzzPaths
    case "ranges": fuzzRanges
    case "urlencoded": fuzzURLEncoded
    case let name: fatalError("STARLING_FUZZ_TARGET is \(name ?? "not set"): the name of no target of StarlingHTTP")
    }
}()

/// Ends the run with a message if something does not hold. A `precondition` has none in an optimized build.
func demand(_ holds: Bool, _ message: @autoclosure () -> String = "", line: UInt = #line) {
    if !holds { fatalError("line \(line): \(message())") }
}
