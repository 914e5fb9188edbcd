public import StarlingModel

/// A ``Plugin`` that knows what types look like of which the framework knows no more than that they are `Codable`: for documentation.
public protocol SchemaPlugin: Plugin {
    /// What a type looks like on the wire; nil when this plug-in knows nothing of it. Of several plug-ins the first one that knows is taken.
    func wireType(of type: any Any.Type) -> WireType?
}

extension ApplicationResponder {
    /// What a type looks like on the wire, where a plug-in knows it.
    public func wireType(of type: any Any.Type) -> WireType? {
        plugins.lazy.compactMap { ($0 as? any SchemaPlugin)?.wireType(of: type) }.first
    }
}
