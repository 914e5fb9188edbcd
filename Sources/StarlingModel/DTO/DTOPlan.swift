/// A ``DTO``, settled: a layout of keys for each model that it reaches.
@usableFromInline
final class DTOPlan: Sendable {
    /// What is made of one model.
    struct Shape: Sendable {
        let type: any Model.Type
        /// The model's fields, with the names that they have here.
        var fields: [FieldDescription]
        var isRead: [Bool]
        var isWritten: [Bool]
        /// The shapes below the fields, or below a union's cases.
        var nested: [Int?]
        var forbidsUnknown: Bool
    }

    let name: String
    let faults: [Fault]
    let shapes: [Shape]
    let layouts: [ModelLayout]
    let isPartial: Bool
    private let prefix: String

    /// The layout of the model itself.
    var root: ModelLayout { layouts[0] }

    init(_ type: any Model.Type, _ configuration: DTOConfiguration) {
        var maker = ShapeMaker()
        _ = maker.shape(of: type, configuration)
        faults = maker.faults
        shapes = maker.shapes
        isPartial = configuration.isPartial
        let base = type.modelDescription.name
        // `#function` outside of a property gives something like `init()` or a file's name.
        prefix = configuration.name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? configuration.name : ""
        name = base + prefix.prefix(1).uppercased() + prefix.dropFirst()

        // Models may hold themselves: all layouts first, then the ways between them.
        layouts = shapes.map { shape in
            let description = shape.type.modelDescription
            let fields =
                description.kind == .union
                ? description.variants.map { ModelLayout.Field(name: $0.tag, isRequired: false) }
                : shape.fields.enumerated().map { index, field in
                    ModelLayout.Field(
                        name: field.wireName, isRequired: field.isRequired && shape.isRead[index], isRead: shape.isRead[index],
                        isWritten: shape.isWritten[index])
                }
            return ModelLayout(
                type: shape.type, fields: fields, forbidsUnknown: shape.forbidsUnknown, isPlan: true, tag: description.options.tag)
        }
        for (layout, shape) in zip(layouts, shapes) {
            for (index, nested) in shape.nested.enumerated() { layout.nest(nested.map { layouts[$0] }, at: index) }
        }
    }

    deinit { for layout in layouts { layout.free() } }

    /// Whether the plan does anything that the models do not do themselves.
    var isTrivial: Bool {
        shapes.allSatisfy { shape in
            let own = shape.type.modelDescription
            return shape.forbidsUnknown == own.options.forbidUnknownFields
                && zip(shape.fields, own.fields).enumerated().allSatisfy { index, pair in
                    pair.0.wireName == pair.1.wireName && pair.0.isRequired == pair.1.isRequired && shape.isWritten[index]
                        && shape.isRead[index] == !pair.1.isComputed
                }
        }
    }

    var missingForReading: [String] {
        guard let root = shapes.first else { return [] }
        return root.fields.indices.filter { index in
            let field = root.fields[index]
            return !field.isComputed && field.default == nil && field.codec.absent() == nil && (!root.isRead[index] || isPartial)
        }.map { root.fields[$0].name }
    }

    /// A text that two plans share exactly when they read and write the same.
    var fingerprint: String {
        shapes.map { shape in
            let fields = shape.fields.enumerated().map { index, field in
                "\(field.wireName) \(field.isRequired) \(shape.isRead[index]) \(shape.isWritten[index]) \(shape.nested[index] ?? -1)"
            }
            return "\(shape.type) \(shape.forbidsUnknown) \(fields)"
        }.joined(separator: "\n")
    }

    /// What is known of the model in this shape.
    func description(isInput: Bool) -> ModelDescription {
        // One for each shape, as models may hold themselves.
        var used: [String: Int] = [:]
        let derived = shapes.enumerated().map { index, shape in
            let name = index == 0 ? name : name + shape.type.modelDescription.name
            let count = used[name, default: 0] + 1
            used[name] = count
            return DerivedModel(name: count == 1 ? name : "\(name)\(count)", type: shape.type)
        }
        for (shape, model) in zip(shapes, derived) {
            var description = shape.type.modelDescription
            description.name = model.name
            description.options.forbidUnknownFields = shape.forbidsUnknown
            func type(_ index: Int, _ type: WireType) -> WireType {
                shape.nested[index].map { type.replacingModel(.derived(derived[$0])) } ?? type
            }
            description.fields = shape.fields.enumerated().compactMap { index, field in
                guard isInput ? shape.isRead[index] : shape.isWritten[index] else { return nil }
                var field = field
                field.type = type(index, field.type)
                return field
            }
            description.variants = description.variants.enumerated().map { $1.holding(type($0, $1.type)) }
            model.settle(description)
        }
        return derived.first?.description ?? shapes[0].type.modelDescription
    }
}

/// Makes the shapes of a plan, each once.
private struct ShapeMaker {
    var shapes: [DTOPlan.Shape] = []
    var faults: [Fault] = []
    /// The shapes below which nothing is configured, by type, configuration and, where that matters, depth.
    private var plain: [PlainKey: Int] = [:]
    private var scopes = 0

    private struct PlainKey: Hashable {
        let type: ObjectIdentifier
        let scope: Int
        let depth: Int
        let isIncluded: Bool
    }

    /// A configuration and the number that tells it from the others.
    struct Scope {
        let number: Int
        let configuration: DTOConfiguration
    }

    /// The number of the shape that a configuration of its own gives a model.
    mutating func shape(of type: any Model.Type, _ configuration: DTOConfiguration) -> Int {
        var unknown: [AnyKeyPath] = []
        let selection = DTOSelection(type, configuration, unknown: &unknown)
        faults += unknown.map { Fault(.unknownDTOField, ["path": "\($0)", "type": "\(type)"]) }
        if !configuration.include.isEmpty, !configuration.exclude.isEmpty { faults.append(Fault(.includeAndExclude)) }
        scopes += 1
        return shape(
            of: type, selection, Scope(number: scopes, configuration: configuration), depth: 0,
            isIncluded: configuration.include.isEmpty)
    }

    /// The number of the shape of a model.
    private mutating func shape(
        of type: any Model.Type, _ selection: DTOSelection?, _ scope: Scope, depth: Int, isIncluded: Bool
    ) -> Int {
        let configuration = scope.configuration
        let key = PlainKey(
            type: ObjectIdentifier(type), scope: scope.number, depth: configuration.maxNestedDepth == nil ? 0 : depth,
            isIncluded: isIncluded)
        if selection == nil, let known = plain[key] { return known }
        let number = shapes.count
        if selection == nil { plain[key] = number }
        let description = type.modelDescription
        let count = description.kind == .union ? description.variants.count : description.fields.count
        shapes.append(
            DTOPlan.Shape(
                type: type, fields: description.fields, isRead: Array(repeating: true, count: count),
                isWritten: Array(repeating: true, count: count), nested: Array(repeating: nil, count: count),
                forbidsUnknown: configuration.forbidsUnknown ?? description.options.forbidUnknownFields))
        for index in 0..<count {
            if description.kind == .union {
                if let below = description.variants[index].type.model {
                    let nested = shape(of: below, nil, scope, depth: depth, isIncluded: isIncluded)
                    shapes[number].nested[index] = nested
                }
            } else {
                settle(index, of: number, selection?.below[index], scope, depth: depth, isIncluded: isIncluded)
            }
        }
        return number
    }

    private mutating func settle(
        _ index: Int, of number: Int, _ selection: DTOSelection?, _ scope: Scope, depth: Int, isIncluded: Bool
    ) {
        let configuration = scope.configuration
        let field = shapes[number].fields[index]
        let isHere = isIncluded || selection?.isIncluded == true
        let below = field.type.model
        var isShown = isHere || selection?.holdsIncluded == true
        if selection?.isExcluded == true { isShown = false }
        if below != nil, let maxDepth = configuration.maxNestedDepth, depth >= maxDepth { isShown = false }
        let marks = DTOMarks(field, configuration)
        shapes[number].isRead[index] = isShown && !marks.hidesInput && !field.isComputed
        shapes[number].isWritten[index] = isShown && !marks.hidesOutput
        if let name = selection?.name {
            shapes[number].fields[index].wireName = name
        } else if let rename = configuration.rename {
            shapes[number].fields[index].wireName = rename.rename(field.name)
        }
        if configuration.isPartial { shapes[number].fields[index].isRequired = false }
        guard isShown, let below else {
            if selection?.nested != nil { faults.append(Fault(.nothingNested, ["field": field.name])) }
            return
        }
        let nested: Int
        if let (own, type) = selection?.nested {
            guard type == below else {
                faults.append(Fault(.wrongNested, ["field": field.name, "type": "\(below)", "dto": "\(type)"]))
                return
            }
            nested = shape(of: type, own)
        } else {
            // A selection that says nothing about what is below need not keep the shape from being shared.
            let lower = selection.flatMap { $0.below.isEmpty ? nil : $0 }
            nested = shape(of: below, lower, scope, depth: depth + 1, isIncluded: isHere)
        }
        shapes[number].nested[index] = nested
    }
}

/// What a field's marks say about its directions.
private struct DTOMarks {
    let hidesInput: Bool
    let hidesOutput: Bool

    init(_ field: FieldDescription, _ configuration: DTOConfiguration) {
        let isReadOnly = field.marks.contains(.readOnly)
        let isWriteOnly = field.marks.contains(.writeOnly)
        let isUnderscored = configuration.underscoreFieldsPrivate && field.name.hasPrefix("_") && field.marks.isEmpty
        let isPrivate = field.marks.contains(.private) || isUnderscored
        hidesInput = isReadOnly || isPrivate
        hidesOutput = isWriteOnly || isPrivate
    }
}

extension ModelDescription.Variant {
    fileprivate func holding(_ type: WireType) -> Self {
        Self(name: name, tag: tag, type: type, documentation: documentation, kinds: kinds)
    }
}

extension FaultCode {
    /// A DTO names a field that the model does not have. Parameters: `path`, `type`.
    public static let unknownDTOField = FaultCode(
        "unknown_dto_field", "`{path}` is no field of `{type}` that a DTO can name; elements of collections are reached by `.nested`")
    /// A DTO both includes and excludes. It has no parameters.
    public static let includeAndExclude = FaultCode(
        "include_and_exclude", "A DTO has either `include` or `exclude`, not both")
    /// A DTO nests another in a field that holds no model, or is left out. Parameters: `field`.
    public static let nothingNested = FaultCode("nothing_nested", "The field `{field}` holds no model that a DTO could be nested in")
    /// A DTO nests one of another model. Parameters: `field`, `type`, `dto`.
    public static let wrongNested = FaultCode("wrong_nested", "The field `{field}` holds `{type}`, but the nested DTO is one of `{dto}`")
}
