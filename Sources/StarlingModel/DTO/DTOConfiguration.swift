/// What a ``DTO`` was asked for, without its type.
struct DTOConfiguration: Sendable {
    var include: [any AnyKeyPath & Sendable] = []
    var exclude: [any AnyKeyPath & Sendable] = []
    var rename: RenameStrategy?
    var fields: [(any AnyKeyPath & Sendable, String)] = []
    var nested: [(any AnyKeyPath & Sendable, DTOConfiguration, any Model.Type)] = []
    var maxNestedDepth: Int?
    var isPartial = false
    var forbidsUnknown: Bool?
    var underscoreFieldsPrivate = true
    var name = ""
}
