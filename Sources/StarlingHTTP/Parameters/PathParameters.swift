/// The variables of the path that a request matched, with their values as text.
public struct PathParameters: Sendable {
    private let names: [String]
    private let path: RoutedPath
    private let captures: PathCaptures

    /// No variables.
    public init() {
        names = []
        path = RoutedPath(target: "", length: 0)
        captures = PathCaptures()
    }

    package init(names: [String], path: RoutedPath, captures: PathCaptures) {
        self.names = names
        self.path = path
        self.captures = captures
    }

    /// The value of a variable, with its percent-encoding undone; nil when the path has no such variable.
    public subscript(name: String) -> String? {
        guard let index = names.firstIndex(of: name), index < captures.count else { return nil }
        return path.text(in: captures[index])
    }
}

extension PathParameters: Sequence {
    /// The variables in the order of the path.
    public func makeIterator() -> IndexingIterator<[(name: String, value: String)]> {
        zip(names, 0..<captures.count).map { ($0, path.text(in: captures[$1])) }.makeIterator()
    }
}
