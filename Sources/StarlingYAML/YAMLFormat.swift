import StarlingCore
import StarlingHTTP
import StarlingModel
import Yams

/// How results are written as YAML.
struct YAMLFormat: MediaEncoder {
    let mediaTypes = MediaType.yamlNames

    func body(of json: EncodedBytes, as media: MediaType) throws -> ResponseBody {
        // Yams counts bytes in 32 bits, and no text in there is longer than the whole.
        guard json.count < Int32.max else { throw YAMLError(reason: "\(json.count) bytes of JSON are too many") }
        let emitter = Emitter(width: -1, allowUnicode: true)
        try emitter.open()
        try emitter.serialize(node: try node(of: json))
        try emitter.close()
        return .bytes([UInt8](emitter.data))
    }

    private func node(of json: EncodedBytes) throws -> Node {
        let composer = NodeComposer()
        do {
            return try json.withUnsafeBytes { try JSON.withReader(of: $0) { composer.node(&$0) } }
        } catch let error as MalformedInput {
            // As it is, it would be the client's fault.
            throw YAMLError(reason: error.reason)
        }
    }
}
