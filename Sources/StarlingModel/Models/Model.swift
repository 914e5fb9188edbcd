/// A plain value that bodies, results and documentation are made of.
///
/// Types get it from the ``Model(rename:tag:forbidUnknownFields:omitNil:omitDefaults:title:description:examples:name:)``
/// macro; do not adopt it by hand. What the macro knows of the type is in ``modelSchema``.
public protocol Model: WireValue {
    /// The fields of the type, made once.
    static var modelSchema: ModelSchema<Self> { get }

    /// Tells the fields to a schema. Written by the macro.
    static func describeModel(_ model: inout ModelBuilder<Self>)

    /// Checks rules that concern more than one field. It is called for every value that was read, when its fields are
    /// fine each by itself.
    ///
    /// ```swift
    /// func validate(_ faults: inout ModelFaults<Period>) {
    ///     if end < start { faults.add(\.end, "must not be before `start`") }
    /// }
    /// ```
    ///
    /// Default: there is no such rule.
    func validate(_ faults: inout ModelFaults<Self>)
}

extension Model {
    /// The model itself.
    public static var wireType: WireType { .model(Self.self) }

    /// Does nothing.
    @inlinable @inline(__always)
    public func validate(_ faults: inout ModelFaults<Self>) {}
}
