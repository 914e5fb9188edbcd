import StarlingHTTP

// Where no types are known: inlined code calls these with closures that know theirs.
extension RequestContext {
    /// Shows the text of a variable of the path.
    @usableFromInline
    func visitPathValue(_ index: Int, _ visit: (UnsafeBufferPointer<UInt8>) -> Void) {
        path.withValue(in: captures[index], visit)
    }

    /// Shows every value of a name of the query, decoded.
    @usableFromInline
    func visitQueryValues(of name: String, _ visit: (UnsafeBufferPointer<UInt8>) -> Void) {
        request.query.forEachValue(of: name) { text in
            guard text.contains(where: { $0 == 0x25 || $0 == 0x2B }) else { return visit(text) }
            var decoded = PercentCoding.decode(text, plusIsSpace: true)
            decoded.withUTF8(visit)
        }
    }
}
