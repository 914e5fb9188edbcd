import StarlingModel

/// A format, to run a test with each.
enum WireFormat: CaseIterable {
    case json, messagePack

    func encode<Value: WireValue>(_ value: Value) throws -> [UInt8] {
        switch self {
        case .json: try JSON.encode(value)
        case .messagePack: try MessagePack.encode(value)
        }
    }

    func decode<Value: WireValue>(_ type: Value.Type = Value.self, from bytes: [UInt8]) throws -> Value {
        switch self {
        case .json: try JSON.decode(type, from: bytes)
        case .messagePack: try MessagePack.decode(type, from: bytes)
        }
    }

    /// The value by way of bytes.
    func roundTrip<Value: WireValue>(_ value: Value) throws -> Value { try decode(from: encode(value)) }

    func encodeAlone<Value: Encodable>(_ value: Value) throws -> [UInt8] {
        switch self {
        case .json: try JSON.encode(value)
        case .messagePack: try MessagePack.encode(value)
        }
    }

    func decodeAlone<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        switch self {
        case .json: try JSON.decode(type, from: bytes)
        case .messagePack: try MessagePack.decode(type, from: bytes)
        }
    }

    /// The bytes of a document that is given as JSON.
    func bytes(_ json: String) throws -> [UInt8] { try encode(JSON.decode(JSONValue.self, from: json)) }
}

/// The messages of the faults with their paths; what else is thrown as it is.
func messages<Value>(_ body: () throws -> Value) -> [String] {
    do {
        return ["no fault: \(try body())"]
    } catch let error as ValidationError {
        return error.faults.map { fault in (fault.path.isEmpty ? "" : fault.path + ": ") + FaultCatalogue().message(for: fault) }
    } catch let error as MalformedInput {
        return [FaultCatalogue().message(for: error.fault)]
    } catch {
        return ["\(error)"]
    }
}

func jsonText<Value: WireValue>(_ value: Value) throws -> String { String(decoding: try JSON.encode(value), as: UTF8.self) }
