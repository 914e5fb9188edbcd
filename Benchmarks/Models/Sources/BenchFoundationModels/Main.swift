import Worker

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Encoding and decoding of one type, with a coder that is made once. Inlined, so that the compiler knows the type inside
/// the closures, as it does where a user writes this.
@inline(__always)
func cases<Value: Codable>(_ name: String, _ type: Value.Type) -> [Case] {
    [
        .encode("\(name).json.encode") { inputs in
            let value = try JSONDecoder().decode(type, from: Data(inputs("\(name).json")))
            let encoder = makeEncoder()
            return { try encoder.encode(value) }
        },
        .decode("\(name).json.decode") { inputs in
            let data = try Data(inputs("\(name).json"))
            let decoder = JSONDecoder()
            return { try decoder.decode(type, from: data) }
        } thenEncode: {
            try makeEncoder().encode($0)
        },
    ]
}

/// Slashes as they are, like the others.
func makeEncoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return encoder
}

@main
enum FoundationModels {
    static func main() {
        Worker(
            cases("people", [Person].self)
                + cases("small", Message.self)
                + cases("twitter", Timeline.self)
                + cases("citm", Catalog.self)
                + cases("constrained", [Item].self)
        ).run()
    }
}
