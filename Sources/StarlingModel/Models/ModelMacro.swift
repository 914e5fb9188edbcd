/// Makes a struct, final class or enum a model: it can be read from a request's body and written as an answer.
///
/// ```swift
/// @Model
/// struct Book {
///     var title: String
///     var year: Int?
/// }
/// ```
@attached(extension, conformances: Model)
public macro Model() = #externalMacro(module: "StarlingMacros", type: "ModelMacro")
