extension MediaType {
    /// Whether another type is this one, whatever the parameters of both: `text/*` takes every text, `*/*` all there is.
    public func includes(_ other: MediaType) -> Bool {
        guard let own = MediaRange.names(of: rawNames), let given = MediaRange.names(of: other.rawNames) else { return false }
        return (own.type == "*" || own.type == given.type) && (own.subtype == "*" || own.subtype == given.subtype)
    }

    /// Whether it is JSON, by this name or as the suffix of another (RFC 6839, section 3.1).
    package var isJSON: Bool { essence == "application/json" || essence.hasSuffix("+json") }

    /// Whether it is MessagePack, by one of its names.
    package var isMessagePack: Bool {
        Self.messagePackNames.contains { $0.rawValue == essence } || essence.hasSuffix("+msgpack")
    }

    /// The names that MessagePack goes by.
    package static let messagePackNames: [MediaType] = [messagePack, "application/x-msgpack", "application/vnd.msgpack"]

    /// Whether it is YAML, by one of its names.
    package var isYAML: Bool { isOne(of: Self.yamlNames) }

    /// The names that YAML goes by.
    package static let yamlNames: [MediaType] = [yaml, "application/x-yaml", "text/yaml", "text/x-yaml"]

    /// Whether it is one of some types, by their names or as the suffix of another (RFC 6838, section 4.2.8), whatever the parameters.
    package func isOne(of types: [MediaType]) -> Bool {
        let own = essence
        return types.contains { type in
            let other = type.essence
            guard own != other else { return true }
            let subtype = other.drop { $0 != "/" }.dropFirst()
            return !subtype.isEmpty && own.hasSuffix("+" + subtype)
        }
    }

    /// Whether it is a value of JSON in each line, by one of its names.
    package var isJSONLines: Bool { ["application/jsonl", "application/x-ndjson", "application/x-jsonlines"].contains(essence) }

    /// The type without its parameters, in lower case.
    private var essence: String { rawNames.lowercased() }

    private var rawNames: Substring { MediaRange.trimmed(rawValue.prefix { $0 != ";" }) }
}
