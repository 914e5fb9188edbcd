/// The value that is being written: what it has turned out to be so far.
struct JSONEncodingFrame {
    /// What a value has become by the containers that its type asked for.
    enum Shape {
        /// Nothing yet.
        case none
        /// Complete, and not a container.
        case single
        /// An object that is open.
        case object
        /// An array that is open.
        case array
    }

    /// Tells the value from every other of its fragment, so that a container that outlived its value is noticed.
    var serial: Int
    /// How many brackets are open around it, its own included.
    var depth: Int
    /// What it has become.
    var shape = Shape.none
    /// Where its bracket stands, if it has one.
    var start = 0
    /// How many elements it has, if it is an array.
    var count = 0
    /// Whether the type asked for its object twice, as classes with a superclass do; then the same key may come
    /// twice as well.
    var isShared = false
}
