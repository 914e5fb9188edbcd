import StarlingModel

/// What a decoder makes of a document, to be compared.
enum DecodingOutcome: Equatable, CustomStringConvertible {
    case value(JSONValue)
    /// The document can be read, but there are faults: their messages.
    case faulty([String])
    case malformed(String)

    init(_ decode: () throws -> JSONValue) {
        do {
            self = .value(try decode())
        } catch let error as ValidationError {
            self = .faulty(
                error.faults.map { fault in (fault.path.isEmpty ? "" : fault.path + ": ") + FaultCatalogue().message(for: fault) })
        } catch let error as MalformedInput {
            self = .malformed(FaultCatalogue().message(for: error.fault))
        } catch {
            self = .malformed("\(error)")
        }
    }

    var isMalformed: Bool { if case .malformed = self { true } else { false } }

    var isFaulty: Bool { if case .faulty = self { true } else { false } }

    var description: String {
        switch self {
        case .value(let value): value.description
        case .faulty(let messages): messages.joined(separator: "; ")
        case .malformed(let message): message
        }
    }
}

/// A `JSONValue` as the functions read and write it that work for every format, instead of those for JSON.
struct PlainJSONValue: WireValue {
    let value: JSONValue

    static var wireType: WireType { .any }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> PlainJSONValue? {
        switch reader.peek() {
        case .array: reader.read([PlainJSONValue].self).map { PlainJSONValue(value: .array($0.map(\.value))) }
        case .object: JSONObject.read(from: &reader).map { PlainJSONValue(value: .object($0)) }
        default: JSONValue.read(from: &reader).map { PlainJSONValue(value: $0) }
        }
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        if case .array(let values) = value {
            writer.write(values.map { PlainJSONValue(value: $0) })
        } else {
            value.write(to: &writer)
        }
    }
}

/// A value of which nothing is looked at but its syntax.
struct Skipped: WireValue {
    static var wireType: WireType { .any }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Skipped? {
        reader.skip()
        return Skipped()
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) { writer.writeNull() }
}
