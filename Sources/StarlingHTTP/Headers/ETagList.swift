/// The entity tags that a client knows: the value of `If-Match` or `If-None-Match` (RFC 9110, sections 13.1.1 and 13.1.2).
public enum ETagList: Sendable, Hashable {
    /// `*`: any version at all.
    case any
    /// These.
    case tags([ETag])

    /// Reads the value of a field. An element that is no tag is passed over; where nothing can be read, the list is empty.
    public init(_ value: String) {
        let bytes = Array(value.utf8)
        if Self.isStar(bytes) {
            self = .any
            return
        }
        var tags: [ETag] = []
        var index = 0
        while index < bytes.count {
            // An element begins behind blanks and commas; what it is decides where it ends, for tags may have commas in them.
            switch bytes[index] {
            case 0x20, 0x09, 0x2C: index += 1
            default: if let tag = Self.element(bytes, &index) { tags.append(tag) }
            }
        }
        self = .tags(tags)
    }

    private static func isStar(_ bytes: [UInt8]) -> Bool {
        bytes.contains(0x2A) && bytes.count(where: { $0 != 0x20 && $0 != 0x09 }) == 1
    }

    /// Reads one element and goes on to the comma behind it.
    private static func element(_ bytes: [UInt8], _ index: inout Int) -> ETag? {
        let isWeak = bytes[index...].starts(with: [0x57, 0x2F])
        let quote = isWeak ? index + 2 : index
        var tag: ETag?
        if quote < bytes.count, bytes[quote] == 0x22 {
            let value = bytes[(quote + 1)...].prefix(while: ETag.isAllowed)
            index = value.endIndex
            if index < bytes.count, bytes[index] == 0x22 {
                tag = ETag(String(decoding: value, as: UTF8.self), weak: isWeak)
                index += 1
            }
        }
        while index < bytes.count, bytes[index] != 0x2C {
            if bytes[index] != 0x20, bytes[index] != 0x09 { tag = nil }
            index += 1
        }
        return tag
    }

    /// Whether a tag is in the list, compared as strong ones.
    public func containsStrongly(_ tag: ETag?) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tag.map { tag in tags.contains { $0.isStronglyEqual(to: tag) } } ?? false
        }
    }

    /// Whether a tag is in the list, weak or not.
    public func containsWeakly(_ tag: ETag?) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tag.map { tag in tags.contains { $0.isWeaklyEqual(to: tag) } } ?? false
        }
    }
}
