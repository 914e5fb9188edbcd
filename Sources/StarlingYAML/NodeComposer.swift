import StarlingModel
import Yams

/// Makes nodes of JSON, which Yams writes.
struct NodeComposer {
    // A tag is an object, and making one makes tables of what it may become: a document has these three. They resolve nothing by
    // themselves; what a word is must be clear from how it is written. They are not for several documents: they may change.
    private let scalar = Tag(.str, .basic)
    private let sequence = Tag(.seq, .basic)
    private let mapping = Tag(.map, .basic)

    /// The node of the next value; nil where the JSON is none. How deeply values are nested is the reader's business.
    func node(_ reader: inout JSONReader) -> Node? {
        switch reader.peek() {
        case .string: return reader.readString().map { text($0, ScalarForm.style(of: $0)) }
        case .integer: return reader.readNumberText().map { text($0, .plain) }
        case .float: return reader.readNumberText().map { text(ScalarForm.float($0), .plain) }
        case .bool: return reader.readBool().map { text($0 ? "true" : "false", .plain) }
        case .null: return reader.readNull() ? text("null", .plain) : nil
        case .array: return list(&reader)
        case .object: return object(&reader)
        default:
            // It says what is wrong.
            reader.skip()
            return nil
        }
    }

    private func text(_ text: String, _ style: Node.Scalar.Style) -> Node { Node(text, scalar, style) }

    private func list(_ reader: inout JSONReader) -> Node? {
        guard var cursor = reader.beginArray() else { return nil }
        var nodes: [Node] = []
        while reader.nextElement(&cursor) {
            guard let node = node(&reader) else { return nil }
            nodes.append(node)
        }
        return Node(nodes, sequence)
    }

    private func object(_ reader: inout JSONReader) -> Node? {
        guard var cursor = reader.beginObject() else { return nil }
        var pairs: [(Node, Node)] = []
        while let key = reader.nextKey(&cursor) {
            guard let node = node(&reader) else { return nil }
            pairs.append((text(key, ScalarForm.style(ofKey: key)), node))
        }
        return Node(pairs, mapping)
    }
}
