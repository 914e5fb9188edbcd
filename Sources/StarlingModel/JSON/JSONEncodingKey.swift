/// The key of an element, or that of a superclass.
///
/// It is small enough to be held by an `any CodingKey` without an allocation, and makes its text only when asked.
enum JSONEncodingKey: CodingKey {
    /// The place of an element.
    case index(Int)
    /// A name.
    case name(String)

    /// The key of a superclass's value, as Foundation calls it.
    static var `super`: JSONEncodingKey { .name("super") }

    init(stringValue: String) { self = .name(stringValue) }

    init(intValue: Int) { self = .index(intValue) }

    var stringValue: String {
        switch self {
        case .index(let index): "Index \(index)"
        case .name(let name): name
        }
    }

    var intValue: Int? {
        if case .index(let index) = self { index } else { nil }
    }
}
