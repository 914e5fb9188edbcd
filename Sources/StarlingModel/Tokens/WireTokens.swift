/// A document taken apart, to be read more than once and in any order, as `Decodable` types do.
///
/// The values stand one behind the other: a list knows where it ends, so one that nobody wants costs nothing.
struct WireTokens {
    private(set) var list: [WireToken] = []
    /// Whether the document is a form, in which all is text.
    var isText = false
    /// Whether an empty text of a form stands for null.
    var emptyIsNil = true

    /// The place behind the value at a place.
    func end(of place: Int) -> Int {
        switch list[place] {
        case .array(_, let end), .texts(_, let end), .object(_, let end): end
        default: place + 1
        }
    }

    // MARK: Building

    mutating func append(_ token: WireToken) { list.append(token) }

    /// Appends a list of values that `build` appends.
    mutating func appendArray(_ build: (inout WireTokens) -> Int) {
        let start = list.count
        list.append(.null)
        let count = build(&self)
        list[start] = .array(count: count, end: list.count)
    }

    /// Appends the values of one name in a form.
    mutating func appendTexts(_ texts: [String]) {
        list.append(.texts(count: texts.count, end: list.count + 1 + texts.count))
        for text in texts { list.append(.string(text)) }
    }

    /// Appends an object of keys and values that `build` appends.
    mutating func appendObject(_ build: (inout WireTokens) -> Int) {
        let start = list.count
        list.append(.null)
        let count = build(&self)
        list[start] = .object(count: count, end: list.count)
    }
}
