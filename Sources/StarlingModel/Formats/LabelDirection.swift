/// How a label is written, and whether it fits into a name with labels from right to left (RFC 5893, section 2).
struct LabelDirection {
    /// Whether a name with this label is a "Bidi domain name".
    let isRightToLeft: Bool
    /// Whether the label follows the six conditions.
    let isFit: Bool

    init(_ label: [Unicode.Scalar]) {
        let classes = label.map(Self.bidiClass)
        isRightToLeft = classes.contains { $0 == .right || $0 == .arabicNumber }
        let end = classes.last { $0 != .nonspacingMark }
        switch classes.first {
        case .left:
            isFit = !isRightToLeft && (end == .left || end == .number)
        case .right:
            isFit =
                !classes.contains(.left) && end != .neutral
                && !(classes.contains(.number) && classes.contains(.arabicNumber))
        default:
            isFit = false
        }
    }

    /// What is known of all labels of a name.
    struct Summary {
        private var isRightToLeft = false
        private var isFit = true
        /// Whether each label would do as a name of its own.
        private(set) var isEachLabelFit = true

        mutating func add(_ label: LabelDirection) {
            isRightToLeft = isRightToLeft || label.isRightToLeft
            isFit = isFit && label.isFit
            isEachLabelFit = isEachLabelFit && (label.isFit || !label.isRightToLeft)
        }

        /// Whether the labels may stand together.
        var isNameFit: Bool { isFit || !isRightToLeft }
    }

    /// The values of `Bidi_Class` as far as the conditions tell them apart.
    private enum BidiClass {
        /// L.
        case left
        /// R and AL.
        case right
        /// AN.
        case arabicNumber
        /// EN.
        case number
        /// NSM.
        case nonspacingMark
        /// ES, CS, ET, ON and BN.
        case neutral
    }

    /// The class of a code point that a label may have. The standard library does not tell it, but blocks are set
    /// aside for the scripts from right to left (`DerivedBidiClass.txt` of Unicode), and few letters are neutral.
    private static func bidiClass(_ scalar: Unicode.Scalar) -> BidiClass {
        switch scalar.value {
        case 0x30...0x39, 0x6F0...0x6F9: return .number
        case 0x660...0x669, 0x10D30...0x10D39: return .arabicNumber
        case 0x2D, 0xB7, 0x375, 0x30FB, 0x200C, 0x200D: return .neutral
        // Signs for stress and tone.
        case 0x2B9...0x2BA, 0x2C6...0x2CF, 0x2EC, 0x2E2F, 0xA67F, 0xA717...0xA71F, 0xA788: return .neutral
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return .nonspacingMark
        default: break
        }
        switch scalar.value {
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return .right
        default: return .left
        }
    }
}
