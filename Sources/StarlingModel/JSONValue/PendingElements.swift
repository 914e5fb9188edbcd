/// The elements of lists that are being read, those of an inner list behind those of the outer ones.
///
/// How long a list is shows at its end. Gathered here, its elements are moved to an array of just that size: one
/// allocation for each list, and no copies of elements.
struct PendingElements<Element>: ~Copyable {
    // The memory is this value's own, which is never copied; the first `count` elements of it are there.
    private var base: UnsafeMutablePointer<Element>?
    private(set) var count = 0
    private var capacity = 0

    deinit {
        base?.deinitialize(count: count)
        base?.deallocate()
    }

    @inline(__always)
    mutating func append(_ element: consuming Element) {
        let place = if _fastPath(count < capacity), let base { base } else { grow() }
        (place + count).initialize(to: element)
        count &+= 1
    }

    @inline(never)
    private mutating func grow() -> UnsafeMutablePointer<Element> {
        capacity = max(64, capacity * 2)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        if let base {
            larger.moveInitialize(from: base, count: count)
            base.deallocate()
        }
        base = larger
        return larger
    }

    /// Takes the elements from a place on.
    @inline(__always)
    mutating func take(from start: Int) -> [Element] {
        let taken = count &- start
        guard taken > 0, let base else { return [] }
        count = start
        return Array(unsafeUninitializedCapacity: taken) { buffer, initialized in
            buffer.baseAddress?.moveInitialize(from: base + start, count: taken)
            initialized = taken
        }
    }

    /// The elements from a place on.
    @inline(__always)
    func elements(from start: Int) -> UnsafeBufferPointer<Element> {
        UnsafeBufferPointer(rebasing: UnsafeBufferPointer(start: base, count: count)[start...])
    }
}
