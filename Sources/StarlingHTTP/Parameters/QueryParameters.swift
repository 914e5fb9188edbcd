/// The parameters of a request's query (`application/x-www-form-urlencoded` as the WHATWG URL standard reads it).
///
/// A name that comes more than once has several values; where one is asked for, the last counts. A parameter without `=` has the empty value.
public struct QueryParameters: Sendable {
    private let target: String
    private let pathLength: Int

    package init(target: String, pathLength: Int) {
        self.target = target
        self.pathLength = pathLength
    }

    /// Reads a query string, without its question mark.
    public init(_ query: String) {
        target = "?" + query
        pathLength = 0
    }

    /// The last value of a name; nil when it is absent.
    public subscript(name: String) -> String? { all(name).last }

    /// Every value of a name, in order.
    public func all(_ name: String) -> [String] {
        var values: [String] = []
        forEachValue(of: name) { values.append(PercentCoding.decode($0, plusIsSpace: true)) }
        return values
    }

    /// Visits the values of one name as bytes, still encoded.
    package func forEachValue(of name: String, _ visit: (UnsafeBufferPointer<UInt8>) -> Void) {
        var wanted = name
        wanted.withUTF8 { wanted in
            // A name that itself has such a sign stands encoded in a query.
            let isPlain = !wanted.contains { $0 == 0x25 || $0 == 0x2B }
            forEachPair { name, value in
                if name.count == wanted.count {
                    if isPlain, name.elementsEqual(wanted) { return visit(value) }
                } else if name.count < wanted.count {
                    return
                }
                guard name.contains(where: { $0 == 0x25 || $0 == 0x2B }) else { return }
                if PercentCoding.decode(name, plusIsSpace: true).utf8.elementsEqual(wanted) { visit(value) }
            }
        }
    }

    /// Visits every name and value as bytes, still encoded.
    private func forEachPair(_ visit: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void) {
        var target = target
        target.withUTF8 { bytes in
            var start = pathLength + 1
            while start < bytes.count {
                var end = start
                var equals: Int?
                while end < bytes.count, bytes[end] != 0x26 {
                    if bytes[end] == 0x3D, equals == nil { equals = end }
                    end += 1
                }
                if end > start {
                    let nameEnd = equals ?? end
                    visit(
                        UnsafeBufferPointer(rebasing: bytes[start..<nameEnd]),
                        UnsafeBufferPointer(rebasing: bytes[Swift.min(nameEnd + 1, end)..<end]))
                }
                start = end + 1
            }
        }
    }
}

extension QueryParameters: Sequence {
    /// Every name and value in order, decoded.
    public func makeIterator() -> IndexingIterator<[(name: String, value: String)]> {
        var pairs: [(name: String, value: String)] = []
        forEachPair {
            pairs.append(
                (PercentCoding.decode($0, plusIsSpace: true), PercentCoding.decode($1, plusIsSpace: true)))
        }
        return pairs.makeIterator()
    }
}
