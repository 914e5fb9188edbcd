/// What a loop knows of a connection, whatever it speaks. Everything is called on the loop.
protocol LoopConnection: AnyObject {
    /// The tick at which ``timeOut()`` is due.
    var deadline: Int { get }
    /// Whether a request is being answered.
    var isAnswering: Bool { get }
    /// The tick since which there has been no request; nil while there is one, or part of one.
    var idleSince: Int? { get }
    /// The deadline has passed.
    func timeOut()
    /// The server stops: ends now when nothing is running, or else after what is.
    func stopWhenIdle()
    /// Ends at once; what has not been sent is lost.
    func closeNow()
}
