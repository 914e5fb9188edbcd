#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// Compiled together with the sources of StarlingModel and the fixtures of its tests, as one module: see scripts/fuzz.

/// What libFuzzer calls for every input: https://llvm.org/docs/LibFuzzer.html
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// The target that `STARLING_FUZZ_TARGET` names.
private let target: @Sendable ([UInt8]) -> Void = {
    switch getenv("STARLING_FUZZ_TARGET").map({ String(cString: $0) }) {
    case "json": fuzzJSON
    case "messagepack": fuzzMessagePack
    case let name: fatalError("STARLING_FUZZ_TARGET is \(name ?? "not set"): json or messagepack")
    }
}()

/// A format, to be asked in the same way as every other.
struct FuzzedFormat: Sendable {
    let decode: @Sendable (any WireValue.Type, [UInt8]) throws -> any WireValue
    let encode: @Sendable (any WireValue) throws -> [UInt8]

    /// Decodes a value. If there is one, it must be the same after it was written and read again. If not, the error must be
    /// one of the two that are promised, at a place in the document.
    @discardableResult
    func check<Value: WireValue>(_ type: Value.Type, _ bytes: [UInt8], _ isSame: (Value, Value) -> Bool) -> DecodingOutcome {
        let value: Value
        do {
            guard let read = try decode(type, bytes) as? Value else { fatalError("\(type) is another type") }
            value = read
        } catch let error as ValidationError {
            demand(!error.faults.isEmpty && error.faults.count <= JSON.maximumFaults, "\(type) has \(error.faults.count) faults")
            return DecodingOutcome { throw error }
        } catch let error as MalformedInput {
            demand(error.offset.map { $0 >= 0 && $0 <= bytes.count } == true, "\(type): \(error)")
            return DecodingOutcome { throw error }
        } catch {
            fatalError("\(type) threw \(error)")
        }
        do {
            guard let again = try decode(type, encode(value)) as? Value else { fatalError("\(type) is another type") }
            demand(isSame(value, again), "\(type): \(value) became \(again)")
        } catch {
            fatalError("\(type): \(value) cannot be read again: \(error)")
        }
        return .value((value as? JSONValue) ?? .null)
    }

    /// The same of a type whose values can be compared. What has a `NaN` in it is not equal to itself, but looks the same.
    @discardableResult
    func check<Value: WireValue & Equatable>(_ type: Value.Type, _ bytes: [UInt8]) -> DecodingOutcome {
        check(type, bytes) { $0 == $1 || "\($0)" == "\($1)" }
    }
}

/// Whether two models are the same, with a `NaN` in them or not.
func isSame(_ one: Wide, _ other: Wide) -> Bool {
    /// The model as JSON, where a `NaN` is null.
    func text(_ value: Wide) -> [UInt8]? {
        var value = value
        // The one thing without an order.
        value.letters = []
        return try? JSON.encode(value, .sortedKeys)
    }
    return one == other || (text(one) == text(other) && one.letters == other.letters)
}

/// Ends the run with a message if something does not hold. A `precondition` has none in an optimized build.
func demand(_ holds: Bool, _ message: @autoclosure () -> String = "", line: UInt = #line) {
    if !holds { fatalError("line \(line): \(message())") }
}
