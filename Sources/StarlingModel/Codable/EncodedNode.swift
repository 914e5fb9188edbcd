/// A value in the making: what an `Encodable` type has said of itself so far.
///
/// Types may fill their containers in any order and at any time, so nothing can be written before all is said.
final class EncodedNode {
    /// How deep objects and lists may be nested.
    static let maximumDepth = 512
    /// How many values may be within each other. This is more than the depth, because a value may pass itself on to
    /// another one without a container.
    static let maximumNesting = 1024

    /// What the value has become by the containers that its type asked for.
    enum Content {
        case nothing
        case value(any WireValue)
        case array([Encoded])
        case object(EncodedMembers)
    }

    var content = Content.nothing
    let path: CodingPath
    /// How many containers are around the value.
    private let depth: Int
    /// How many values are around the value, or hand it on, at this moment.
    private var nesting: Int
    private let session: EncodingSession

    init(_ session: EncodingSession, path: CodingPath = .root, depth: Int = 0, nesting: Int = 0) {
        self.session = session
        self.path = path
        self.depth = depth
        self.nesting = nesting
    }

    /// A node for what stands below a key.
    func below(_ key: some CodingKey) -> EncodedNode {
        EncodedNode(session, path: path.below(key), depth: depth + 1, nesting: nesting)
    }

    // MARK: Values

    /// What a value becomes below a key.
    func encode<Value: Encodable>(_ value: Value, below key: some CodingKey) throws -> Encoded {
        if let value = value as? any WireValue { return .value(value) }
        let node = below(key)
        try node.fill(value)
        return .node(node)
    }

    /// Lets a value say what it is.
    func fill(_ value: some Encodable) throws {
        guard nesting < Self.maximumNesting else { throw tooDeep(value) }
        nesting += 1
        defer { nesting -= 1 }
        // What failed before and was caught is not what fails here.
        let outer = session.failure
        session.failure = nil
        defer { session.failure = outer }
        try value.encode(to: NodeEncoder(node: self))
        if let failure = session.failure { throw failure }
    }

    /// Makes the node the whole of a value, once.
    func set(_ value: some Encodable) throws {
        guard case .nothing = content else { throw occupied() }
        if let value = value as? any WireValue { content = .value(value) } else { try fill(value) }
    }

    // MARK: Containers

    /// The node as an object. Asked for again, it goes on; classes and their superclasses share one.
    func object() -> EncodedNode {
        if case .object = content { return self }
        return open(.object(EncodedMembers()))
    }

    /// The node as a list.
    func array() -> EncodedNode {
        if case .array = content { return self }
        return open(.array([]))
    }

    private func open(_ container: Content) -> EncodedNode {
        switch content {
        case .nothing where depth < Self.maximumDepth:
            content = container
            return self
        case .nothing: fail(tooDeep(nil))
        default: fail(occupied())
        }
        // What is said to this one goes nowhere. It has no path, so that a chain of them does not grow without end.
        let void = EncodedNode(session, depth: depth, nesting: nesting)
        void.content = container
        return void
    }

    /// Appends to the list.
    func append(_ value: Encoded) {
        guard case .array(var elements) = content else { return }
        content = .nothing  // So that the list is not shared while it grows.
        elements.append(value)
        content = .array(elements)
    }

    /// Sets a member of the object.
    func set(_ value: Encoded, for key: String) {
        guard case .object(var members) = content else { return }
        content = .nothing
        members.set(value, for: key)
        content = .object(members)
    }

    /// The node of a member, if it has one.
    func member(_ key: String) -> EncodedNode? {
        guard case .object(let members) = content, case .node(let node) = members[key] else { return nil }
        return node
    }

    var count: Int { if case .array(let elements) = content { elements.count } else { 0 } }

    // MARK: Errors

    /// Keeps an error where nothing can be thrown.
    private func fail(_ error: EncodingError) { if session.failure == nil { session.failure = error } }

    private func occupied() -> EncodingError { error(nil, "The value was encoded twice.") }

    private func tooDeep(_ value: Any?) -> EncodingError { error(value, "The value is nested too deeply.") }

    /// An error at the place of the value.
    func error(_ value: Any?, _ description: String) -> EncodingError {
        .invalidValue(value as Any, EncodingError.Context(codingPath: path.keys, debugDescription: description))
    }
}

/// A part of a node: another one, or a value that has a form on the wire.
enum Encoded {
    case value(any WireValue)
    case node(EncodedNode)

    static var null: Encoded { .value(Bool?.none) }
}

/// What the nodes of one document share.
final class EncodingSession {
    /// What went wrong where nothing could be thrown.
    var failure: EncodingError?
}
