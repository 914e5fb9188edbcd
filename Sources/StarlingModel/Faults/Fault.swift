/// One thing that is wrong with an input: what, where, and the figures of it. It has no text yet; a ``FaultCatalogue`` words it.
public struct Fault: Sendable, Hashable {
    /// What is wrong.
    public var code: FaultCode
    /// The figures that the wording uses, such as `["type": "int", "bound": "1"]`.
    public var parameters: [String: String]
    /// Where it is, by the names on the wire: `page`, `items[2].address.zip`. Empty means the whole value.
    public var path: String
    /// Which part of the request it was in; nil outside of requests.
    public var source: FaultSource?

    /// Makes a fault.
    /// - Parameters:
    ///   - code: What is wrong.
    ///   - parameters: The figures for the wording. Default: none.
    ///   - path: Where, by wire names. Default: the whole value.
    ///   - source: Which part of the request. Default: none.
    public init(
        _ code: FaultCode, _ parameters: [String: String] = [:], path: String = "", source: FaultSource? = nil
    ) {
        self.code = code
        self.parameters = parameters
        self.path = path
        self.source = source
    }

    /// The same fault, found below `parent`: `[2]` below `items` is `items[2]`, `zip` below `address` is `address.zip`.
    public func below(_ parent: String) -> Fault {
        var copy = self
        copy.path = Fault.join(parent, path)
        return copy
    }

    /// Joins two wire paths with a dot where one is needed.
    public static func join(_ parent: String, _ child: String) -> String {
        if parent.isEmpty { return child }
        if child.isEmpty { return parent }
        return child.hasPrefix("[") ? parent + child : parent + "." + child
    }
}
