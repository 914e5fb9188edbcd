/// The places where a label may have a code point that is allowed in some places only (RFC 5892, appendix A).
enum LabelContext {
    static func isValid(_ label: [Unicode.Scalar]) -> Bool {
        label.indices.allSatisfy { index in
            switch label[index].value {
            case 0x200C: followsVirama(index, in: label) || joins(index, in: label)
            case 0x200D: followsVirama(index, in: label)
            // MIDDLE DOT, within the Catalan `l·l`.
            case 0xB7: index > 0 && label[index - 1] == "l" && index + 1 < label.count && label[index + 1] == "l"
            // GREEK LOWER NUMERAL SIGN (KERAIA).
            case 0x375: index + 1 < label.count && isGreek(label[index + 1])
            // HEBREW PUNCTUATION GERESH and GERSHAYIM.
            case 0x5F3, 0x5F4: index > 0 && isHebrew(label[index - 1])
            // KATAKANA MIDDLE DOT.
            case 0x30FB: label.contains(where: isJapanese)
            // One of the two rows of Arabic digits, not both.
            case 0x660...0x669: !label.contains { (0x6F0...0x6F9).contains($0.value) }
            default: true
            }
        }
    }

    private static func followsVirama(_ index: Int, in label: [Unicode.Scalar]) -> Bool {
        index > 0 && label[index - 1].properties.canonicalCombiningClass == .virama
    }

    /// Whether letters of a cursive script stand on both sides. The RFC asks for letters that join towards each
    /// other (`Joining_Type`), which the standard library does not tell.
    private static func joins(_ index: Int, in label: [Unicode.Scalar]) -> Bool {
        guard let before = label[..<index].last(where: { !isMark($0) }),
            let after = label[(index + 1)...].first(where: { !isMark($0) })
        else { return false }
        return isCursive(before) && isCursive(after)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isCursive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Arabic, Syriac and N'Ko; Mandaic, more Syriac and Arabic; Mongolian; Phags-pa.
        case 0x620...0x74F, 0x750...0x77F, 0x7CA...0x7EA, 0x840...0x8C9, 0x1807...0x18AA, 0xA840...0xA872: isLetter(scalar)
        // Manichaean and Psalter Pahlavi, Hanifi Rohingya, Sogdian to Chorasmian, Adlam.
        case 0x10AC0...0x10BAF, 0x10D00...0x10D3F, 0x10F30...0x10FDF, 0x1E900...0x1E95F: isLetter(scalar)
        default: false
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

    private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x370...0x3E1, 0x3F0...0x3FF, 0x1F00...0x1FFF, 0x1D26...0x1D2A, 0x10140...0x101A0: true
        default: false
        }
    }

    private static func isHebrew(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x591...0x5F4, 0xFB1D...0xFB4F: true
        default: false
        }
    }

    /// Hiragana, Katakana or Han; the middle dot itself, which is of no script, is not counted.
    private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF, 0x1AFF0...0x1B16F: true
        case 0x3005, 0x3007: true
        default: scalar.properties.isUnifiedIdeograph
        }
    }
}
