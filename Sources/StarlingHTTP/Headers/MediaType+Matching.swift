extension MediaType {
    /// Whether another type is this one, whatever the parameters of both: `text/*` takes every text, `*/*` all there is.
    public func includes(_ other: MediaType) -> Bool {
        let (own, given) = (essence.split(separator: "/"), other.essence.split(separator: "/"))
        guard own.count == 2, given.count == 2 else { return false }
        return (own[0] == "*" || own[0] == given[0]) && (own[1] == "*" || own[1] == given[1])
    }

    /// The type without its parameters, in lower case.
    private var essence: String {
        rawValue.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }.lowercased()
    }
}
