/// Makes a struct, final class or enum a model: it can be read from a request's body and written as an answer.
///
/// ```swift
/// @Model(rename: .snakeCase)
/// struct Book {
///     @Field(minLength: 1) var title: String
///     var firstPublished: Int?          // may be absent, and is nil then
///     var pages: Int = 0                // may be absent, and is 0 then
///     private var cache: [String] = []  // no field
/// }
/// ```
///
/// Every stored property with a written type is a field, but those that are `private`, `static` or `lazy`;
/// ``Field(_:_:gt:ge:lt:le:multipleOf:minLength:maxLength:pattern:format:minItems:maxItems:uniqueItems:title:description:examples:deprecated:)``
/// says more about one. Doc comments become documentation.
///
/// An enum with raw values is its raw value. One whose cases hold nothing is the name of the case. One whose cases hold
/// values is told apart by the key that `tag` names, or by the shape of the values where there is none:
///
/// ```swift
/// @Model(tag: "type")
/// enum Shape {
///     case circle(Circle)                                  // {"type": "circle", and the fields of Circle}
///     case square(side: Double, color: Color = .red)       // {"type": "square", "side": 2, "color": "red"}
///     @Tag("nothing") case none                            // {"type": "nothing"}
/// }
/// ```
///
/// - Parameters:
///   - rename: How names become names on the wire. Default: they stay as they are.
///   - tag: The key that tells the cases of an enum apart. Default: none.
///   - forbidUnknownFields: Whether a key that is no field's is a fault; a literal. Default: it is passed over.
///   - omitNil: Whether fields that are `nil` are left out instead of written as null; a literal.
///   - omitDefaults: Whether fields that have their default value are left out; a literal.
///   - title: A short name for the documentation.
///   - description: What it is, for the documentation, instead of the doc comment.
///   - examples: Values for the documentation.
///   - name: The name of the schema. Default: the type's.
@attached(extension, conformances: Model, names: named(init))
@attached(
    member, names: named(modelSchema), named(describeModel), named(read), named(write), named(init), named(ModelFields),
    named(ModelCases)
)
public macro Model(
    rename: RenameStrategy? = nil, tag: String? = nil, forbidUnknownFields: Bool = false, omitNil: Bool = false,
    omitDefaults: Bool = false, title: String? = nil, description: String? = nil, examples: [any WireValue] = [],
    name: String? = nil
) = #externalMacro(module: "StarlingMacros", type: "ModelMacro")

/// Names a case of an enum on the wire. Default: the case's own name.
///
/// ```swift
/// @Model(tag: "type") enum Shape { @Tag("sq") case square(side: Double) }   // {"type": "sq", "side": 2}
/// ```
/// - Parameter name: The name.
@attached(peer)
public macro Tag(_ name: String) = #externalMacro(module: "StarlingMacros", type: "TagMacro")
