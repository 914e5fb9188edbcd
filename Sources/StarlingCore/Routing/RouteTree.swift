import HTTPTypes
import StarlingHTTP

/// A radix tree over the UTF-8 bytes of paths, flattened into arrays of plain numbers: matching allocates nothing.
///
/// A literal is preferred to a variable, a narrow variable to a wide one, a variable to a tail; when a branch leads nowhere the next one is
/// tried. The method is part of the match, so a branch that has the path but not the method leads nowhere too. Every node is visited at most
/// once, since it stands at one place of a path: the work is bounded by the size of the tree.
struct RouteTree: Sendable {
    private struct Node: Sendable {
        var prefix: Range<Int>
        var literals: Range<Int>
        var variables: Range<Int>
        var leaf: Range<Int>
        var tail: Range<Int>
    }

    private struct Route: Sendable {
        var method: HTTPRequest.Method
        var route: Int
    }

    private var nodes: [Node] = []
    private var bytes: [UInt8] = []
    /// The nodes of literals, and those of variables with their matchers; a node's own stand together.
    private var literals: [Int] = []
    private var variables: [(matcher: VariableMatcher, node: Int)] = []
    private var routes: [Route] = []

    // MARK: - Building

    @discardableResult
    mutating func add(_ source: RouteTreeBuilder.Node) -> Int {
        let index = nodes.count
        let start = bytes.count
        bytes += source.prefix
        nodes.append(
            Node(
                prefix: start..<bytes.count, literals: 0..<0, variables: 0..<0, leaf: add(source.leaf),
                tail: add(source.tail)))
        let literalNodes = source.literals.map { add($0) }
        let variableNodes = source.variables.map { ($0.matcher, add($0.node)) }
        nodes[index].literals = literals.count..<(literals.count + literalNodes.count)
        literals += literalNodes
        nodes[index].variables = variables.count..<(variables.count + variableNodes.count)
        for (matcher, node) in variableNodes { variables.append((matcher, node)) }
        return index
    }

    private mutating func add(_ leaf: RouteTreeBuilder.Leaf?) -> Range<Int> {
        guard let leaf else { return 0..<0 }
        let start = routes.count
        routes += leaf.routes.map { Route(method: $0.method, route: $0.route) }
        if let get = leaf.routes.first(where: { $0.method == .get }), !leaf.routes.contains(where: { $0.method == .head }) {
            routes.append(Route(method: .head, route: get.route))
        }
        return start..<routes.count
    }

    // MARK: - Matching

    /// The route of a path and a method, with the values of its variables.
    func match(
        _ path: UnsafeBufferPointer<UInt8>, method: HTTPRequest.Method, captures: inout PathCaptures
    ) -> Int? {
        guard !nodes.isEmpty else { return nil }
        return match(node: 0, path, from: 0, method: method, captures: &captures)
    }

    private func match(
        node index: Int, _ path: UnsafeBufferPointer<UInt8>, from position: Int, method: HTTPRequest.Method,
        captures: inout PathCaptures
    ) -> Int? {
        let node = nodes[index]
        if position == path.count {
            for route in node.leaf where routes[route].method == method { return routes[route].route }
            return nil
        }
        let first = path[position]
        for literal in node.literals {
            let child = literals[literal]
            let prefix = nodes[child].prefix
            guard bytes[prefix.lowerBound] == first else { continue }
            if prefix.count <= path.count - position, isPrefix(prefix, of: path, at: position),
                let route = match(node: child, path, from: position + prefix.count, method: method, captures: &captures)
            {
                return route
            }
            // No other literal begins with this byte.
            break
        }
        if !node.variables.isEmpty {
            var end = position
            while end < path.count, path[end] != 0x2F { end += 1 }
            if end > position {
                for variable in node.variables where accepts(variables[variable].matcher, path, position..<end) {
                    captures.append(position..<end)
                    if let route = match(
                        node: variables[variable].node, path, from: end, method: method, captures: &captures)
                    {
                        return route
                    }
                    captures.removeLast()
                }
            }
        }
        if !node.tail.isEmpty, first == 0x2F, path.count - position > 1 {
            for route in node.tail where routes[route].method == method {
                captures.append(position..<path.count)
                return routes[route].route
            }
        }
        return nil
    }

    /// The methods of every route that the path matches.
    func methods(_ path: UnsafeBufferPointer<UInt8>) -> Set<HTTPRequest.Method> {
        var methods: Set<HTTPRequest.Method> = []
        if !nodes.isEmpty { collect(node: 0, path, from: 0, into: &methods) }
        return methods
    }

    private func collect(
        node index: Int, _ path: UnsafeBufferPointer<UInt8>, from position: Int, into methods: inout Set<HTTPRequest.Method>
    ) {
        let node = nodes[index]
        if position == path.count {
            for route in node.leaf { methods.insert(routes[route].method) }
            return
        }
        for literal in node.literals {
            let child = literals[literal]
            let prefix = nodes[child].prefix
            if prefix.count <= path.count - position, isPrefix(prefix, of: path, at: position) {
                collect(node: child, path, from: position + prefix.count, into: &methods)
            }
        }
        var end = position
        while end < path.count, path[end] != 0x2F { end += 1 }
        if end > position {
            for variable in node.variables where accepts(variables[variable].matcher, path, position..<end) {
                collect(node: variables[variable].node, path, from: end, into: &methods)
            }
        }
        if path[position] == 0x2F, path.count - position > 1 {
            for route in node.tail { methods.insert(routes[route].method) }
        }
    }

    /// The methods of all routes.
    var allMethods: Set<HTTPRequest.Method> { Set(routes.map(\.method)) }

    private func isPrefix(_ prefix: Range<Int>, of path: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        var offset = position
        for index in prefix {
            if bytes[index] != path[offset] { return false }
            offset += 1
        }
        return true
    }

    private func accepts(_ matcher: VariableMatcher, _ path: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let accepts = matcher.accepts else { return true }
        let value = UnsafeBufferPointer(rebasing: path[range])
        if value.contains(RoutedPath.encodedSlash) {
            return value.map { $0 == RoutedPath.encodedSlash ? 0x2F : $0 }.withUnsafeBufferPointer { accepts($0.span) }
        }
        return accepts(value.span)
    }
}
