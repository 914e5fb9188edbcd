/// The kinds of the standard types, in the order they are tried.
///
/// Steps of 20 leave room for refinements. The order follows the sets of accepted texts:
/// every `UInt8` is an `Int16`, every `UInt16` an `Int32`, and so on, which is why the widths interleave; every
/// integer is a `Decimal`; every `Decimal` is a `Double`, which takes longer texts and larger exponents; plain
/// seconds make many numbers a `Duration`. Dates, times, UUIDs and URLs share no text with the others.
extension ParameterKind {
    /// `true`, `false`, `1` and `0`.
    public static let bool = ParameterKind(standard: "bool", name: "bool", narrowness: 100)
    /// A UUID of 36 characters.
    public static let uuid = ParameterKind(standard: "uuid", name: "uuid", narrowness: 120)
    /// 0 to 2⁸-1.
    public static let uint8 = ParameterKind(standard: "uint8", name: "int", narrowness: 140)
    /// -2⁷ to 2⁷-1.
    public static let int8 = ParameterKind(standard: "int8", name: "int", narrowness: 160)
    /// 0 to 2¹⁶-1.
    public static let uint16 = ParameterKind(standard: "uint16", name: "int", narrowness: 180)
    /// -2¹⁵ to 2¹⁵-1.
    public static let int16 = ParameterKind(standard: "int16", name: "int", narrowness: 200)
    /// 0 to 2³²-1.
    public static let uint32 = ParameterKind(standard: "uint32", name: "int", narrowness: 220)
    /// -2³¹ to 2³¹-1.
    public static let int32 = ParameterKind(standard: "int32", name: "int", narrowness: 240)
    /// 0 to 2⁶⁴-1.
    public static let uint64 = ParameterKind(standard: "uint64", name: "int", narrowness: 260)
    /// -2⁶³ to 2⁶³-1.
    public static let int64 = ParameterKind(standard: "int64", name: "int", narrowness: 280)
    /// A number that a `Float` can hold, rounded.
    public static let float32 = ParameterKind(standard: "float32", name: "float", narrowness: 300)
    /// A number that a `Decimal` holds exactly.
    public static let decimal = ParameterKind(standard: "decimal", name: "decimal", narrowness: 320)
    /// A number that a `Double` can hold, rounded.
    public static let float64 = ParameterKind(standard: "float64", name: "float", narrowness: 340)
    /// A ``LocalDate``.
    public static let date = ParameterKind(standard: "date", name: "date", narrowness: 360)
    /// A ``LocalTime``.
    public static let time = ParameterKind(standard: "time", name: "time", narrowness: 380)
    /// A `Date`.
    public static let dateTime = ParameterKind(standard: "datetime", name: "datetime", narrowness: 400)
    /// A `Duration`.
    public static let duration = ParameterKind(standard: "duration", name: "timedelta", narrowness: 420)
    /// An absolute `URL`.
    public static let url = ParameterKind(standard: "url", name: "url", narrowness: 440)
    /// One `Character`.
    public static let character = ParameterKind(standard: "character", name: "character", narrowness: 460)
    /// The rank of a custom type that gives none: after every standard kind but ``string``.
    public static let customNarrowness = 900
    /// Any text at all, which is why it is tried last.
    public static let string = ParameterKind(standard: "string", name: "str", narrowness: 1000)

    /// What an `Int` accepts: ``int64``, since every platform that Starling runs on has 64 bits.
    public static var int: ParameterKind { int64 }
    /// What a `UInt` accepts: ``uint64``.
    public static var uint: ParameterKind { uint64 }
}
