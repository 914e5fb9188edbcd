/// The key path of a model's property, to be used on any thread.
///
/// It is a literal that the macro writes, `\Book.title`, but in a module that is isolated to the main actor the compiler
/// does not take it for `Sendable`.
struct PropertyPath<Root: Sendable, Value: Sendable>: @unchecked Sendable {
    // Sendable is sound: key paths are immutable, and this one leads through one property without a subscript, so that
    // it holds no value. The property belongs to a `Sendable` type, whose own methods, generated beside it, read it
    // from any thread.
    let path: KeyPath<Root, Value>
    /// The same from an optional of the model.
    let optional: AnyKeyPath

    /// The property's value in a model.
    func get(from root: Any) -> Value? { (root as? Root).map { $0[keyPath: path] } }

    /// Sets the property in a model. Gives false when it cannot be set.
    func set(_ value: any Sendable, in root: inout Any) -> Bool {
        guard let path = path as? WritableKeyPath<Root, Value>, let value = value as? Value, var copy = root as? Root else { return false }
        copy[keyPath: path] = value
        root = copy
        return true
    }
}
