extension Onlookers {
    /// Those whom the layers have.
    init(_ options: SettledOptions) {
        let hasMiddleware = !options.middleware.isEmpty
        let hasHooks = options.beforeRequest != nil || options.afterRequest != nil || options.afterResponse != nil
        self.init(hasMiddleware: hasMiddleware, areThere: hasMiddleware || hasHooks || !options.guards.isEmpty)
    }
}
