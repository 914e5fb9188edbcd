/// What a ``DTO`` does with one field, and with those below it: its key paths, as a tree of the fields' numbers.
struct DTOSelection {
    var isIncluded = false
    var isExcluded = false
    var name: String?
    var nested: (DTOConfiguration, any Model.Type)?
    var below: [Int: DTOSelection] = [:]

    /// Whether the field, or one below it, was named in `include`.
    var holdsIncluded: Bool { isIncluded || below.values.contains(where: \.holdsIncluded) }

    /// Reads a configuration.
    /// - Parameters:
    ///   - type: The model that its paths start from.
    ///   - unknown: Gets the paths that lead to no field.
    init(_ type: any Model.Type, _ configuration: DTOConfiguration, unknown: inout [AnyKeyPath]) {
        var wanted = Set<AnyKeyPath>(configuration.include)
        wanted.formUnion(configuration.exclude)
        wanted.formUnion(configuration.fields.map(\.0))
        wanted.formUnion(configuration.nested.map(\.0))
        let found = FieldPaths.find(wanted, from: type)
        unknown = wanted.filter { found[$0] == nil }.sorted { "\($0)" < "\($1)" }
        for path in configuration.include { change(found[path]) { $0.isIncluded = true } }
        for path in configuration.exclude { change(found[path]) { $0.isExcluded = true } }
        for (path, name) in configuration.fields { change(found[path]) { $0.name = name } }
        for (path, nested, type) in configuration.nested { change(found[path]) { $0.nested = (nested, type) } }
    }

    private init() {}

    private mutating func change(_ place: [Int]?, _ apply: (inout DTOSelection) -> Void) {
        guard let place else { return }
        func go(_ node: inout DTOSelection, _ rest: ArraySlice<Int>) {
            if let first = rest.first { go(&node.below[first, default: DTOSelection()], rest.dropFirst()) } else { apply(&node) }
        }
        go(&self, place[...])
    }
}

/// Finds the fields that key paths lead to.
enum FieldPaths {
    /// How many fields are looked at, at most: models may hold themselves without end.
    private static let mostFields = 20_000

    /// The numbers of the fields on the way to each path that leads to one.
    static func find(_ wanted: Set<AnyKeyPath>, from type: any Model.Type) -> [AnyKeyPath: [Int]] {
        var found: [AnyKeyPath: [Int]] = [:]
        var visited = 0
        var level: [(type: any Model.Type, path: AnyKeyPath?, place: [Int])] = [(type, nil, [])]
        while !level.isEmpty, found.count < wanted.count, visited < mostFields {
            var next: [(any Model.Type, AnyKeyPath?, [Int])] = []
            for model in level {
                for (index, field) in model.type.modelDescription.fields.enumerated() {
                    visited += 1
                    // Where the field above is an optional, the way goes on through `?`.
                    guard
                        let path = model.path.map({ $0.appending(path: field.path) ?? $0.appending(path: field.codec.paths.optional) })
                            ?? field.path
                    else { continue }
                    if wanted.contains(path) { found[path] = model.place + [index] }
                    // No key path leads into the elements of a collection.
                    if let below = field.type.direct { next.append((below, path, model.place + [index])) }
                }
            }
            level = next
        }
        return found
    }
}

extension WireType {
    /// The model that a type is, or holds as an optional.
    var direct: (any Model.Type)? {
        switch self {
        case .model(let type): type
        case .optional(let type): type.direct
        default: nil
        }
    }

    /// The model within a type, however it is wrapped.
    var model: (any Model.Type)? {
        switch self {
        case .model(let type), .fields(let type): type
        case .optional(let type), .maybe(let type), .array(let type), .set(let type), .dictionary(let type): type.model
        default: nil
        }
    }

    /// The type with another in the place of the model within it.
    func replacingModel(_ replacement: WireType) -> WireType {
        switch self {
        case .model, .fields: replacement
        case .optional(let type): .optional(type.replacingModel(replacement))
        case .maybe(let type): .maybe(type.replacingModel(replacement))
        case .array(let type): .array(type.replacingModel(replacement))
        case .set(let type): .set(type.replacingModel(replacement))
        case .dictionary(let type): .dictionary(type.replacingModel(replacement))
        default: self
        }
    }
}
