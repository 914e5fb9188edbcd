/// Something that gathers what is written, and sends it when it is told to.
protocol Flushable: AnyObject {
    /// Sends what has been gathered. Called on the event loop.
    func flush()
}
