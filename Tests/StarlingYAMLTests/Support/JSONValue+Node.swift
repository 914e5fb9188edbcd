import StarlingModel
import Yams

extension JSONValue {
    /// Whether Yams takes a node for the same, as far as it can tell: of the same kind, with the same keys in the same order.
    func isSame(as node: Node?) -> Bool {
        guard let node else { return false }
        return switch (self, node) {
        case (.null, .scalar): node.tag == Tag(.null)
        case (.bool(let value), .scalar): node.tag == Tag(.bool) && node.bool == value
        case (.integer(let value), .scalar): node.tag == Tag(.int) && node.int == value
        case (.unsigned(let value), .scalar(let scalar)): node.tag == Tag(.int) && UInt64.construct(from: scalar) == value
        case (.double(let value), .scalar): node.tag == Tag(.float) && node.float?.bitPattern == value.bitPattern
        // Which characters look alike does not count.
        case (.string(let value), .scalar): (node.any as? String).map { $0.utf8.elementsEqual(value.utf8) } ?? false
        case (.array(let values), .sequence(let nodes)):
            values.count == nodes.count && zip(values, nodes).allSatisfy { $0.isSame(as: $1) }
        case (.object(let object), .mapping(let mapping)):
            object.count == mapping.count
                && zip(object, mapping).allSatisfy { JSONValue.string($0.key).isSame(as: $1.key) && $0.value.isSame(as: $1.value) }
        default: false
        }
    }
}
