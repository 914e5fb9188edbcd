/// A value of JSON in the making, with the buffer it goes to.
///
/// A document is one fragment as long as every value is written from start to end, which nearly all types do:
/// everything then goes straight to the one buffer. The exceptions are nested containers and super encoders, which
/// a type may use at any later time: each is a fragment of its own, and is put in its place at the end.
final class JSONEncodingFragment {
    /// How many brackets may be open: the limit of Foundation's decoder as well.
    static let maximumDepth = 512
    /// How many values may be within each other. This is more than the depth, because a value may pass itself on to
    /// another one without a bracket.
    static let maximumNesting = 1024

    // The checks for exclusive access cost a sixth of the time, and cannot fail: nothing that is called during an
    // access can reach the fragment. The text of a key is asked for before, and a value encodes itself outside of one.

    /// The text so far, without that of the fragments below.
    @exclusivity(unchecked) var writer: JSONWriter
    /// The value that is being written.
    @exclusivity(unchecked) var frame: JSONEncodingFrame
    /// The keys down to that value.
    @exclusivity(unchecked) private(set) var path: [any CodingKey]
    /// The fragments to put in, by their place.
    @exclusivity(unchecked) var children: [Child] = []
    /// What went wrong where nothing could be thrown.
    @exclusivity(unchecked) private(set) var failure: EncodingError?
    /// How many values are within each other at this moment.
    @exclusivity(unchecked) private var nesting: Int
    /// The serial of the newest frame.
    @exclusivity(unchecked) private var newestSerial = 0

    /// A fragment that belongs into another.
    struct Child {
        /// Before which byte of the other it goes.
        var place: Int
        /// Which frame asked for it.
        let owner: Int
        /// The key under which it asked; `nil` for an element, and where asking again gives another fragment.
        let key: String?
        /// The fragment.
        let fragment: JSONEncodingFragment
    }

    /// What is needed to undo an attempt.
    private struct Mark {
        let count: Int
        let children: Int
        let frame: JSONEncodingFrame
    }

    /// The fragment of a whole document.
    init() {
        writer = JSONWriter()
        frame = JSONEncodingFrame(serial: 0, depth: 0)
        path = []
        nesting = 0
    }

    /// A fragment below another.
    /// - Parameters:
    ///   - parent: The other.
    ///   - key: Its key in the value that the other is at.
    init(below parent: JSONEncodingFragment, key: any CodingKey) {
        writer = JSONWriter(capacity: 64)
        frame = JSONEncodingFrame(serial: 0, depth: parent.frame.depth)
        path = parent.path + [key]
        nesting = parent.nesting
    }

    // MARK: Values

    /// Writes a value where the writer stands.
    ///
    /// If it fails, everything is as it was before: a type may catch the error and go on.
    /// - Parameters:
    ///   - value: The value.
    ///   - key: Its key in the value around it.
    func write<Value: Encodable>(_ value: Value, key: some CodingKey) throws {
        if writer.known(value) { return }
        let mark = mark()
        path.append(key)
        newestSerial += 1
        frame = JSONEncodingFrame(serial: newestSerial, depth: mark.frame.depth)
        do {
            try descend(value)
            if frame.shape == .none { open(.object) }
            close()
            if let failure { throw failure }
        } catch {
            path.removeLast()
            undo(to: mark)
            throw error
        }
        path.removeLast()
        frame = mark.frame
    }

    /// Lets the value of the present frame be written by another one, as types that wrap one do.
    func pass<Value: Encodable>(on value: Value, for serial: Int) throws {
        try check(serial)
        guard frame.shape == .none else { throw occupied() }
        if writer.known(value) {
            frame.shape = .single
            return
        }
        let mark = mark()
        do {
            try descend(value)
            if let failure { throw failure }
        } catch {
            undo(to: mark)
            throw error
        }
    }

    private func descend(_ value: some Encodable) throws {
        guard nesting < Self.maximumNesting else { throw tooDeep(value) }
        nesting += 1
        defer { nesting -= 1 }
        try value.encode(to: JSONEncodingEncoder(fragment: self, serial: frame.serial))
    }

    private func mark() -> Mark { Mark(count: writer.count, children: children.count, frame: frame) }

    private func undo(to mark: Mark) {
        writer.truncate(to: mark.count)
        children.removeLast(children.count - mark.children)
        frame = mark.frame
        failure = nil
    }

    /// Writes tokens.
    @inline(__always)
    func put(_ write: (inout JSONWriter) -> Void) { write(&writer) }

    /// The encoder of the fragment as a whole; one that throws if the fragment has failed.
    var root: JSONEncodingEncoder { JSONEncodingEncoder(fragment: self, serial: failure == nil ? frame.serial : -2) }

    // MARK: Containers

    /// Throws when a container or an encoder is no longer, or not at this moment, that of the value being written.
    @inline(__always)
    func check(_ serial: Int) throws {
        if frame.serial != serial { throw failure ?? outlived() }
    }

    /// Opens the present frame's object or array, or goes on with it. A failure is kept for later.
    func open(_ shape: JSONEncodingFrame.Shape) {
        switch (frame.shape, shape) {
        case (.none, .object): open(shape, UInt8(ascii: "{"))
        case (.none, .array): open(shape, UInt8(ascii: "["))
        case (.object, .object): frame.isShared = true
        case (.array, .array): break
        default: fail(occupied())
        }
    }

    private func open(_ shape: JSONEncodingFrame.Shape, _ bracket: UInt8) {
        frame.shape = shape
        frame.start = writer.count
        frame.depth += 1
        if frame.depth > Self.maximumDepth { fail(tooDeep(nil)) }
        writer.open(bracket)
    }

    /// Closes the present frame's bracket, if it has one.
    func close() {
        switch frame.shape {
        case .object: writer.close(UInt8(ascii: "}"))
        case .array: writer.close(UInt8(ascii: "]"))
        case .none, .single: break
        }
    }

    /// Keeps an error that cannot be thrown at once. From here on the containers of the present frame throw it.
    @inline(never)
    func fail(_ error: EncodingError) {
        if failure == nil { failure = error }
        frame.serial = -1
    }

    // MARK: Errors

    /// The error for a container that is used when its value is written already, or while one below it is.
    @inline(never)
    func outlived() -> EncodingError { error(nil, "A container was used out of its turn.") }

    /// The error for a value that is written twice, or as two different things.
    @inline(never)
    func occupied() -> EncodingError { error(nil, "The value was encoded twice.") }

    @inline(never)
    private func tooDeep(_ value: Any?) -> EncodingError { error(value, "The value is nested too deeply.") }

    /// An error at the present place.
    func error(_ value: Any?, _ description: String) -> EncodingError {
        .invalidValue(value as Any, EncodingError.Context(codingPath: path, debugDescription: description))
    }
}
