/// A ``Plugin`` that wants to know which routes there are: for documentation, metrics, checks of its own.
public protocol RouteReceiver: Plugin {
    /// Called when the wiring has been checked and is right: before the application is served, and each time it is validated.
    /// - Throws: What is wrong with the routes; start-up tells it and stops.
    func receive(_ routes: [RouteDescription]) throws
}
