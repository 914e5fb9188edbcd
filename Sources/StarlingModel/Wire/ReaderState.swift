/// What a reader carries beside its place: the faults it has met, and the ``DTO`` through which it reads.
public struct ReaderState {
    /// How many faults were met, those that are no longer kept among them.
    @usableFromInline var faultCount = 0
    /// The layout for the models that come next, if it is not their own.
    @usableFromInline var plan: ModelLayout?
    /// The key that the next model passes over because its union has read it.
    @usableFromInline var tag: UnsafeMutablePointer<ModelLayout.Entry>?
    /// How many elements the last array had: the next one mostly has as many.
    @usableFromInline var lastCount = 0
    /// How many faults are kept.
    @usableFromInline let maximumFaults: Int
    @usableFromInline var log: [Fault] = []
    /// The document cannot be read from here on.
    @usableFromInline var malformed: MalformedInput?

    /// - Parameters:
    ///   - plan: The layout of a ``DTO``.
    ///   - maximumFaults: How many faults are kept.
    @inlinable
    init(plan: ModelLayout? = nil, maximumFaults: Int = 100) {
        self.plan = plan
        self.maximumFaults = maximumFaults
    }

    /// Records a fault of the value that was read last. Beyond the limit it is only counted.
    @inline(never)
    public mutating func record(_ fault: Fault) {
        faultCount += 1
        if log.count < maximumFaults { log.append(fault) }
    }

    /// Records that the document cannot be read on. Only the first such fault is kept.
    @inline(never) @usableFromInline
    mutating func record(malformed fault: MalformedInput) {
        faultCount += 1
        if malformed == nil { malformed = fault }
    }

    /// Puts the faults from a number on below a key or an index.
    @inline(never) @usableFromInline
    mutating func locate(from mark: inout Int, below parent: String) {
        // When more faults were met than are kept, the last kept ones are before the mark.
        if mark < log.count {
            for index in mark..<log.count { log[index] = log[index].below(parent) }
        }
        mark = faultCount
    }

    /// The layout by which a model is read: that of the ``DTO`` if it is one of this model.
    @inlinable @inline(__always)
    func layout(_ own: ModelLayout) -> ModelLayout {
        guard let plan, plan.header.pointee.type == own.header.pointee.type else { return own }
        return plan
    }
}

/// Where a reader stands within an array, or an object of any keys.
public struct ArrayCursor {
    /// How many elements there were so far.
    @usableFromInline var count = 0
    /// How many there are still, where the format tells.
    @usableFromInline var remaining = 0
    /// The number of faults at the start.
    @usableFromInline let start: Int
    /// The number of faults before the present element.
    @usableFromInline var mark: Int
    /// The key of the present value.
    @usableFromInline var key = ""

    @inlinable
    init(_ faults: Int, remaining: Int = 0) {
        start = faults
        mark = faults
        self.remaining = remaining
    }
}

/// Where a reader stands within a model.
public struct ModelCursor {
    /// The keys to look for.
    @usableFromInline let layout: ModelLayout
    /// The key that has already been read by a union.
    @usableFromInline let tag: UnsafeMutablePointer<ModelLayout.Entry>?
    /// The field that comes next if the keys are in the order of the fields.
    @usableFromInline var next: Int
    /// How many keys there were so far.
    @usableFromInline var count = 0
    /// How many there are still, where the format tells.
    @usableFromInline var remaining: Int
    /// The present field.
    @usableFromInline var field = -1
    /// The fields that were read: the first 64 of them, and the others, of which there are up to 192.
    @usableFromInline var seen: UInt64 = 0
    @usableFromInline var seenBeyond: (UInt64, UInt64, UInt64) = (0, 0, 0)
    /// The number of faults at the start.
    @usableFromInline let start: Int
    /// The number of faults before the present field.
    @usableFromInline var mark: Int
    /// The plan for the value after this model.
    @usableFromInline let outerPlan: ModelLayout?

    @inlinable @inline(__always)
    init(_ layout: ModelLayout, _ state: borrowing ReaderState, remaining: Int) {
        self.layout = layout
        next = layout.header.pointee.first
        tag = state.tag
        start = state.faultCount
        mark = start
        outerPlan = state.plan
        self.remaining = remaining
    }

    /// Notes that a field was met. Gives false when it was met before.
    @inlinable @inline(__always)
    mutating func note(_ index: Int) -> Bool {
        guard index < 64 else { return noteBeyond(index) }
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: index)
        let isNew = seen & bit == 0
        seen |= bit
        return isNew
    }

    @inline(never) @usableFromInline
    mutating func noteBeyond(_ index: Int) -> Bool {
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: index & 63)
        func note(_ seen: inout UInt64) -> Bool {
            let isNew = seen & bit == 0
            seen |= bit
            return isNew
        }
        return switch index >> 6 {
        case 1: note(&seenBeyond.0)
        case 2: note(&seenBeyond.1)
        default: note(&seenBeyond.2)
        }
    }
}

/// A place to come back to.
public struct ReaderPosition {
    @usableFromInline let offset: Int
    @usableFromInline let depth: Int

    @inlinable
    init(offset: Int, depth: Int) {
        self.offset = offset
        self.depth = depth
    }
}

/// The kinds of values, as formats tell them apart.
public enum WireKind: Sendable, Hashable {
    /// No value.
    case null
    /// A truth value.
    case bool
    /// A number without a fraction.
    case integer
    /// A number with a fraction or an exponent.
    case float
    /// A string.
    case string
    /// Bytes. JSON has none.
    case bytes
    /// A MessagePack extension. JSON has none.
    case `extension`
    /// A list of values.
    case array
    /// Values with keys.
    case object

    /// What messages call it.
    public var name: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .integer: "int"
        case .float: "float"
        case .string: "str"
        case .bytes: "bytes"
        case .extension: "ext"
        case .array: "array"
        case .object: "object"
        }
    }
}
