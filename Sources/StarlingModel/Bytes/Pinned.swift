/// A value that is not copied for a call on it.
///
/// The compiler copies what a pointer leads to before it calls a method on it, as the call might change that memory. What
/// cannot be copied it lends instead.
struct Pinned<Value>: ~Copyable {
    let value: Value

    /// A value in memory that does not change while it is used.
    static func at(_ place: UnsafePointer<Value>) -> UnsafePointer<Pinned> {
        // A structure of one field is laid out like the field.
        UnsafeRawPointer(place).assumingMemoryBound(to: Pinned.self)
    }
}
