/// Who else than the handler sees the request of a route.
struct Onlookers: Sendable {
    /// Whether middleware stands around the handler.
    var hasMiddleware = false
    /// Whether anyone sees it before the handler's arguments are read: middleware, guards, hooks.
    var areThere = false
}
