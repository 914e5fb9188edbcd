import HTTPTypes
import StarlingModel

/// Grows a radix tree of routes and then flattens it into a ``RouteTree``.
struct RouteTreeBuilder {
    /// One node while the tree grows.
    final class Node {
        var prefix: [UInt8]
        var literals: [Node] = []
        var variables: [(matcher: VariableMatcher, node: Node)] = []
        var tail: Leaf?
        var leaf: Leaf?

        init(prefix: [UInt8] = []) {
            self.prefix = prefix
        }
    }

    /// Where a path ends: the routes by method.
    final class Leaf {
        var routes: [(method: HTTPRequest.Method, route: Int)] = []
    }

    private let root = Node()

    /// Adds a route.
    /// - Returns: The route that is there already for the same requests, if there is one; then nothing is added.
    mutating func insert(_ key: RouteKey, route: Int) -> Int? {
        let leaf = leaf(for: key)
        if let existing = leaf.routes.first(where: { $0.method == key.method }) { return existing.route }
        leaf.routes.append((key.method, route))
        return nil
    }

    private func leaf(for key: RouteKey) -> Leaf {
        var node = root
        var literal: [UInt8] = []
        var matchers = key.matchers.makeIterator()
        for segment in key.path.segments {
            switch segment {
            case .literal(let text):
                literal += [0x2F] + Array(text.utf8)
            case .variable:
                node = Self.descend(from: node, along: literal + [0x2F])
                literal = []
                node = Self.variable(matchers.next() ?? .text, of: node)
            case .tail:
                node = Self.descend(from: node, along: literal)
                let leaf = node.tail ?? Leaf()
                node.tail = leaf
                return leaf
            }
        }
        node = Self.descend(from: node, along: literal)
        let leaf = node.leaf ?? Leaf()
        node.leaf = leaf
        return leaf
    }

    /// The node that stands for `bytes` below `node`; prefixes are split where they part.
    private static func descend(from node: Node, along bytes: [UInt8]) -> Node {
        guard let first = bytes.first else { return node }
        guard let index = node.literals.firstIndex(where: { $0.prefix.first == first }) else {
            let child = Node(prefix: bytes)
            node.literals.append(child)
            return child
        }
        let child = node.literals[index]
        let common = zip(child.prefix, bytes).prefix { $0 == $1 }.count
        if common < child.prefix.count {
            let fork = Node(prefix: Array(child.prefix[..<common]))
            child.prefix = Array(child.prefix[common...])
            fork.literals = [child]
            node.literals[index] = fork
            return descend(from: fork, along: Array(bytes[common...]))
        }
        return descend(from: child, along: Array(bytes[common...]))
    }

    /// Variables of one kind share a node; the narrower kind comes first, so that it is tried first.
    private static func variable(_ matcher: VariableMatcher, of node: Node) -> Node {
        if let existing = node.variables.first(where: { $0.matcher.kind == matcher.kind }) { return existing.node }
        let child = Node()
        let position = node.variables.firstIndex { $0.matcher.kind.narrowness > matcher.kind.narrowness }
        node.variables.insert((matcher, child), at: position ?? node.variables.endIndex)
        return child
    }

    /// The finished tree. HEAD is answered wherever GET is.
    func build() -> RouteTree {
        var tree = RouteTree()
        tree.add(root)
        return tree
    }
}
