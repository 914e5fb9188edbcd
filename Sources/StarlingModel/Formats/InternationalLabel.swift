/// Labels of host names with code points beyond ASCII, as IDNA 2008 allows them (RFC 5891, section 4.2).
enum InternationalLabel {
    static func isValid(_ label: [Unicode.Scalar]) -> Bool {
        guard let first = label.first, let last = label.last, first != "-", last != "-" else { return false }
        // `xn--` and whatever else may come to mean something there.
        if label.count >= 4, label[2] == "-", label[3] == "-" { return false }
        switch first.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return false
        default: return label.allSatisfy(isPermitted) && LabelContext.isValid(label)
        }
    }

    /// PVALID, CONTEXTJ or CONTEXTO of RFC 5892, section 3. The general category and the mappings come from the
    /// Unicode version of Swift's standard library, so a code point that is new is allowed when Swift knows it.
    private static func isPermitted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // LDH (section 2.5).
        case 0x2D, 0x30...0x39, 0x61...0x7A: return true
        case 0x00...0x7F: return false
        // Exceptions (section 2.6).
        case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007, 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB: return true
        case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
        // JoinControl (section 2.8).
        case 0x200C, 0x200D: return true
        // OldHangulJamo (section 2.9) and IgnorableBlocks (section 2.4).
        case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF: return false
        case 0x20D0...0x20FF, 0x1D100...0x1D1FF, 0x1D200...0x1D24F: return false
        default: break
        }
        let properties = scalar.properties
        // Unstable (section 2.2) and IgnorableProperties (section 2.3).
        guard !properties.changesWhenNFKCCaseFolded, !properties.isDefaultIgnorableCodePoint else { return false }
        // LetterDigits (section 2.1).
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
            .spacingMark:
            return true
        default:
            return false
        }
    }
}
