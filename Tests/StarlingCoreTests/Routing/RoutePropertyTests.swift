import HTTPTypes
import StarlingHTTP
import StarlingModel
import Testing

@testable import StarlingCore

/// Random patterns and paths, looked up in the tree and by trying every pattern in turn.
@Suite("Route tree against a naive matcher") struct RoutePropertyTests {
    /// A generator whose failures can be repeated.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// How well a segment of a pattern fits: lower is better; nil when it does not.
    private static func rank(_ part: String, _ segment: String) -> Int? {
        switch part {
        case "{byte}": UInt8(segment) != nil ? 1 : nil
        case "{int}": Int(segment) != nil ? 2 : nil
        case "{x}": 3
        default: part == segment ? 0 : nil
        }
    }

    /// The ranks of a pattern's segments for a path, by which the best pattern is the least; nil when it does not match.
    private static func ranks(_ pattern: [String], _ path: [String]) -> [Int]? {
        var ranks: [Int] = []
        for (index, part) in pattern.enumerated() {
            if part == "{p...}" { return index < path.count ? ranks + [4] : nil }
            guard index < path.count, let rank = rank(part, path[index]) else { return nil }
            ranks.append(rank)
        }
        return pattern.count == path.count ? ranks : nil
    }

    @Test(arguments: 0..<40) func agrees(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let literals = ["a", "ab", "abc", "b", "ba", "1", "12", "300", "ü", "û"]
        let parts = literals + ["{x}", "{x}", "{int}", "{byte}"]
        var patterns: [[String]] = []
        for _ in 0..<Int.random(in: 1...40, using: &random) {
            var pattern = (0..<Int.random(in: 0...4, using: &random)).map { _ in parts.randomElement(using: &random)! }
            if Int.random(in: 0..<6, using: &random) == 0 { pattern.append("{p...}") }
            if !patterns.contains(pattern) { patterns.append(pattern) }
        }
        var builder = RouteTreeBuilder()
        for (route, pattern) in patterns.enumerated() {
            // Variables need different names; their types are what matters.
            let segments: [PathPattern.Segment] = pattern.enumerated().map { index, part in
                if part == "{p...}" { return .tail("p") }
                return part.hasPrefix("{") ? .variable("v\(index)") : .literal(part)
            }
            let matchers = pattern.filter { $0.hasPrefix("{") }.map { TreeFixture.matcher(String($0.dropFirst().prefix { $0.isLetter })) }
            let existing = builder.insert(RouteKey(method: .get, path: PathPattern(segments: segments), matchers: matchers), route: route)
            #expect(existing == nil)
        }
        let tree = builder.build()
        for _ in 0..<300 {
            let path = (0..<Int.random(in: 0...5, using: &random)).map { _ in literals.randomElement(using: &random)! }
            let target = path.map { "/" + $0 }.joined()
            var captures = PathCaptures()
            var bytes = target
            let found = bytes.withUTF8 { tree.match($0, method: .get, captures: &captures) }
            let expected = patterns.indices.compactMap { index in Self.ranks(patterns[index], path).map { (index, $0) } }
                .min { $0.1.lexicographicallyPrecedes($1.1) }
            #expect(found == expected?.0, "\(target) in \(patterns)")
            if let expected {
                #expect(captures.count == patterns[expected.0].count { $0.hasPrefix("{") })
            }
            let methods = bytes.withUTF8 { tree.methods($0) }
            #expect(methods == (expected == nil ? [] : [.get, .head]))
        }
    }
}
