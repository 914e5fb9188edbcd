/// The keys of a model's fields in the forms in which they stand on the wire, made once for a type, or for a type
/// seen through a ``DTO``.
///
/// Reading and writing walk over it instead of over the fields' names: a key is compared and copied as whole words.
public struct ModelLayout: @unchecked Sendable {
    // Sendable is sound: what the pointer leads to is written once, in `init`, before anyone else can have it, and is
    // never changed after that. It is never freed either, except by `DTOPlan`, which outlives every use of its own.
    @usableFromInline let header: UnsafeMutablePointer<Header>

    @usableFromInline
    struct Header {
        /// The model, so that a plan is not taken for that of another type.
        @usableFromInline var type: ObjectIdentifier
        @usableFromInline var count: Int
        @usableFromInline var entries: UnsafeMutablePointer<Entry>
        /// The first 64 fields whose keys must be there.
        @usableFromInline var required: UInt64
        /// The first field whose key is read.
        @usableFromInline var first: Int
        /// Whether a key that is no field's is a fault.
        @usableFromInline var forbidsUnknown: Bool
        /// Whether the keys are those of a ``DTO``.
        @usableFromInline var isPlan: Bool
        /// The key under which a union's cases are told apart.
        @usableFromInline var tag: UnsafeMutablePointer<Entry>?
    }

    /// The key of one field.
    @usableFromInline
    struct Entry {
        /// The first 16 bytes of the name between its quotes, as two words, and which bits of them count.
        @usableFromInline var word0: UInt64 = 0
        @usableFromInline var mask0: UInt64 = 0
        @usableFromInline var word1: UInt64 = 0
        @usableFromInline var mask1: UInt64 = 0
        /// How many bytes the name and its quotes have, escaped.
        @usableFromInline var quotedLength = 0
        /// `,"name":`, escaped, and at least 16 more bytes.
        @usableFromInline var json: UnsafeMutablePointer<UInt8>
        @usableFromInline var jsonLength = 0
        /// The name as MessagePack, and at least 16 more bytes.
        @usableFromInline var pack: UnsafeMutablePointer<UInt8>
        @usableFromInline var packLength = 0
        /// The name itself: the last bytes of `pack`.
        @usableFromInline var name: UnsafeMutablePointer<UInt8>
        @usableFromInline var nameLength = 0
        /// Whether the key is read.
        @usableFromInline var isRead = true
        /// The next field whose key is read; the number of fields after the last.
        @usableFromInline var next = 0
        /// Whether the key is written.
        @usableFromInline var isWritten = true
        /// The layout of the models below the field, if it is not their own.
        @usableFromInline var nested: ModelLayout?
    }

    /// What is needed of a field.
    struct Field {
        var name: String
        var isRequired: Bool
        var isRead = true
        var isWritten = true
        var nested: ModelLayout?
    }

    /// Lays out keys.
    init(
        type: any Any.Type, fields: [Field], forbidsUnknown: Bool = false, isPlan: Bool = false, tag: String? = nil
    ) {
        header = .allocate(capacity: 1)
        let entries = UnsafeMutablePointer<Entry>.allocate(capacity: max(fields.count, 1))
        var required: UInt64 = 0
        for (index, field) in fields.enumerated() {
            (entries + index).initialize(to: Entry(field))
            if field.isRequired, index < 64 { required |= 1 << UInt64(index) }
        }
        var next = fields.count
        for index in fields.indices.reversed() {
            entries[index].next = next
            if fields[index].isRead { next = index }
        }
        let tagEntry = tag.map { tag in
            let entry = UnsafeMutablePointer<Entry>.allocate(capacity: 1)
            entry.initialize(to: Entry(Field(name: tag, isRequired: true)))
            return entry
        }
        header.initialize(
            to: Header(
                type: ObjectIdentifier(type), count: fields.count, entries: entries, required: required, first: next,
                forbidsUnknown: forbidsUnknown, isPlan: isPlan, tag: tagEntry))
    }

    /// Sets the layout of the models below a field: a recursive one has itself below it. To be called before the
    /// layout is handed to anyone.
    func nest(_ layout: ModelLayout?, at index: Int) { header.pointee.entries[index].nested = layout }

    /// Frees the memory. Nothing may use the layout after that.
    func free() {
        let header = self.header.pointee
        for index in 0..<header.count { header.entries[index].free() }
        header.entries.deallocate()
        if let tag = header.tag {
            tag.pointee.free()
            tag.deallocate()
        }
        self.header.deallocate()
    }

    /// The wire name of a field.
    @usableFromInline
    func name(of index: Int) -> String { header.pointee.entries[index].text }

    /// Whether a field's key is written.
    @inlinable @inline(__always)
    public func isWritten(_ index: Int) -> Bool { header.pointee.entries[index].isWritten }

    /// How many fields the model has.
    @inlinable @inline(__always)
    public var count: Int { header.pointee.count }
}

extension ModelLayout.Entry {
    init(_ field: ModelLayout.Field) {
        func copy(_ bytes: [UInt8]) -> UnsafeMutablePointer<UInt8> {
            // 16 bytes more than the text, so that whole words of it can be copied.
            let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 16)
            memory.initialize(repeating: 0, count: bytes.count + 16)
            memory.update(from: bytes, count: bytes.count)
            return memory
        }
        let quoted = JSONText.quoted(field.name)
        let name = Array(field.name.utf8)
        let pack = MessagePackFormat.stringHeader(name.count) + name
        json = copy([UInt8(ascii: ",")] + quoted + [UInt8(ascii: ":")])
        jsonLength = quoted.count + 2
        self.pack = copy(pack)
        packLength = pack.count
        self.name = self.pack + (pack.count - name.count)
        nameLength = name.count
        quotedLength = quoted.count
        isRead = field.isRead
        isWritten = field.isWritten
        nested = field.nested
        let text = UnsafeRawPointer(json) + 1
        word0 = text.loadUnaligned(as: UInt64.self)
        word1 = (text + 8).loadUnaligned(as: UInt64.self)
        mask0 = Self.mask(quotedLength)
        mask1 = Self.mask(quotedLength - 8)
        word0 &= mask0
        word1 &= mask1
    }

    /// A word in which the first bytes in memory are all ones.
    private static func mask(_ bytes: Int) -> UInt64 {
        if bytes <= 0 { return 0 }
        return bytes >= 8 ? .max : UInt64(littleEndian: (1 << UInt64(bytes * 8)) - 1)
    }

    /// The name as a string.
    var text: String { String(decoding: UnsafeBufferPointer(start: name, count: nameLength), as: UTF8.self) }

    func free() {
        json.deallocate()
        pack.deallocate()
    }

    /// Whether these bytes are the name.
    @usableFromInline
    func isNamed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == nameLength else { return false }
        for index in 0..<nameLength where bytes[index] != name[index] { return false }
        return true
    }
}
