/// Where a reference to a route leads: path, query and host.
struct RouteTarget: Sendable {
    /// Empty for the root.
    let path: String
    let query: String
    /// The hosts that it holds for; nil for all.
    let hosts: HostPattern?
    /// The host that the reference names.
    let chosen: String?
    let pattern: PathPattern

    /// Path and query.
    /// - Parameter prefix: Where the application is mounted.
    func text(below prefix: String) -> String {
        let path = prefix + path
        return (path.isEmpty ? "/" : path) + query
    }

    /// The host that must be named, because it is not the current one.
    /// - Parameter current: The host that whoever gets the URL speaks to; nil where nobody knows.
    func host(from current: HostName?) throws(RouteReferenceError) -> HostName? {
        if let chosen {
            guard let name = HostName(chosen), hosts?.matches(name) ?? true else {
                throw .wrongHost(host: chosen, hosts: hosts.map { "\($0)" } ?? "every host", path: "\(pattern)")
            }
            return name.labels == current?.labels && name.port == nil ? nil : name
        }
        guard let hosts else { return nil }
        if let current, hosts.matches(current) { return nil }
        if let only = hosts.only.flatMap({ HostName($0) }) { return only }
        if current == nil { return nil }
        throw .openHost(hosts: "\(hosts)", path: "\(pattern)")
    }

    /// The URL as it stands in a page of the application: a path, with a host before it where that is another one.
    func relative(from current: HostName? = nil) throws(RouteReferenceError) -> String {
        let host = try host(from: current)
        return (host.map { "//\($0)" } ?? "") + text(below: "")
    }
}
