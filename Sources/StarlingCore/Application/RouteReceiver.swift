/// A ``Plugin`` that wants to know which routes there are: for documentation, metrics, checks of its own.
public protocol RouteReceiver: Plugin {
    /// Called once, when the wiring has been checked and is right.
    /// - Throws: What is wrong with the routes; start-up tells it and stops.
    func receive(_ routes: [RouteDescription]) throws
}
