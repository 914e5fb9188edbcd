/// The texts that a ``ParameterValue`` accepts, as a name for messages and a rank for the router.
///
/// Two kinds are equal when they accept exactly the same texts: `Int` and `Int64` have equal kinds, `Int` and
/// `Int8` do not.
public struct ParameterKind: Sendable, Hashable {
    /// The word used in messages and schemas: `int`, `str`, `uuid`, … or the name of a custom type.
    public let name: String

    /// The rank among kinds that compete for one text: the lower is tried first.
    ///
    /// A kind whose texts are some of another's ranks below it, so that `/{id: Int}` is tried before
    /// `/{name: String}`. Among kinds that share no text the order does not matter.
    public let narrowness: Int

    /// What makes two kinds equal. The name does not: `Int` and `Int8` are both called `int`.
    private let identity: Identity

    private enum Identity: Hashable, Sendable {
        case standard(String)
        case type(ObjectIdentifier)
    }

    init(standard identity: String, name: String, narrowness: Int) {
        self.name = name
        self.narrowness = narrowness
        self.identity = .standard(identity)
    }

    /// The kind of a type with texts of its own.
    ///
    /// - Parameters:
    ///   - type: The type, which is the identity of the kind.
    ///   - name: The word used in messages; by default the name of the type.
    ///   - narrowness: The rank; by default after every standard kind but `str`. Give one when the texts of the
    ///     type are some of a standard kind's, for example `ParameterKind.int.narrowness - 1`.
    public static func custom(
        _ type: Any.Type, name: String? = nil, narrowness: Int = ParameterKind.customNarrowness
    ) -> ParameterKind {
        ParameterKind(type: type, name: name, narrowness: narrowness)
    }

    /// The kind of an enumeration: a few fixed texts, so it ranks before every other kind.
    ///
    /// An enumeration that conforms to ``ParameterValue`` has it by default if it is `CaseIterable`; without that
    /// it cannot be told from a struct around the raw value, and has a ``refinement(of:_:)`` of that one's kind.
    ///
    /// - Parameter type: The enumeration, which gives the name.
    public static func enumeration(_ type: Any.Type) -> ParameterKind {
        ParameterKind(type: type, name: nil, narrowness: 0)
    }

    /// The kind of a type that accepts some of another kind's texts, such as a struct around an `Int`: it ranks
    /// immediately before that kind.
    ///
    /// - Parameters:
    ///   - kind: The kind that accepts at least the same texts.
    ///   - type: The type, which gives the name.
    public static func refinement(of kind: ParameterKind, _ type: Any.Type) -> ParameterKind {
        ParameterKind(type: type, name: nil, narrowness: kind.narrowness - 1)
    }

    private init(type: Any.Type, name: String?, narrowness: Int) {
        self.name = name ?? String(describing: type)
        self.narrowness = narrowness
        identity = .type(ObjectIdentifier(type))
    }

    /// Compares the accepted texts, not the names.
    public static func == (one: ParameterKind, other: ParameterKind) -> Bool { one.identity == other.identity }

    /// Feeds what `==` compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}
