/// What a model is read from where all is text: single values and lists of them, each with a name of its own. Files are such values in forms.
///
/// ``FormValues`` reads them; documentation is made of them.
///
/// ```swift
/// @Model struct Search {
///     var text: String
///     var tags: [String] = []
///     var near: Place?          // with a `city: String`
/// }
///
/// FormShape(Search.self).inputs.map(\.name)     // text, tags, near.city
/// ```
public struct FormShape: Sendable {
    /// A single value, or a list of them, that is read from the texts of one name.
    public struct Input: Sendable {
        /// What ``FormValues`` reads it by: `near.city` for a field of a nested model.
        public let key: String
        /// Its name for clients: the key, unless names were made otherwise.
        public let name: String
        /// The field.
        public let field: FieldDescription
        /// Whether it takes every value of its name. Otherwise the last one counts.
        public let isList: Bool
        /// Whether it must come: neither it nor a model around it can be absent.
        public let isRequired: Bool
        /// Whether it is a file, which queries and header fields have not.
        public var isFile: Bool { field.type.holdsFiles }
    }

    /// The values, in the order of the fields.
    public private(set) var inputs: [Input] = []
    /// The keys of the fields that no text can be: lists of models, dictionaries, unions, a model within itself.
    public private(set) var unreadable: [String] = []
    private let strategy: RenameStrategy?

    /// Finds the values that a model is read from.
    /// - Parameters:
    ///   - description: The model. One that is no object has no names, and so no values.
    ///   - strategy: How fields without a wire name of their own get their ``Input/name``. Default: as the model says.
    public init(_ description: ModelDescription, unnamed strategy: RenameStrategy? = nil) {
        self.strategy = strategy
        if description.kind == .object { add(description, Place()) }
    }

    /// What is around a field.
    private struct Place {
        var key = ""
        var name = ""
        var isRequired = true
        var models: [ObjectIdentifier] = []
    }

    private mutating func add(_ description: ModelDescription, _ around: Place) {
        let type = ObjectIdentifier(description.type)
        for field in description.fields where !field.isComputed {
            var place = around
            place.key += field.wireName
            place.name += name(of: field, description.options)
            place.isRequired = around.isRequired && field.isRequired
            place.models.append(type)
            add(field, place)
        }
    }

    private mutating func add(_ field: FieldDescription, _ place: Place) {
        switch field.type.formContent {
        case .text: add(field, place, isList: false)
        case .texts: add(field, place, isList: true)
        case .fields(let description) where !place.models.contains(ObjectIdentifier(description.type)):
            var below = place
            below.key += "."
            below.name += "."
            add(description, below)
        case .fields, nil: unreadable.append(place.key)
        }
    }

    private mutating func add(_ field: FieldDescription, _ place: Place, isList: Bool) {
        inputs.append(Input(key: place.key, name: place.name, field: field, isList: isList, isRequired: place.isRequired))
    }

    private func name(of field: FieldDescription, _ options: ModelOptions) -> String {
        guard let strategy else { return field.wireName }
        let made = options.rename?.rename(field.name) ?? field.name
        return field.wireName == made ? strategy.rename(field.name) : field.wireName
    }
}

/// What values of a type are read from in a form.
private enum FormContent {
    case text
    case texts
    case fields(ModelDescription)

    /// The same for a list of such values; `nil` when there can be none.
    var listed: FormContent? { if case .text = self { .texts } else { nil } }
}

extension WireType {
    /// What values of the type are read from in a form; `nil` when they are no such thing.
    fileprivate var formContent: FormContent? {
        switch self {
        case .any, .bool, .integer, .number, .string, .bytes, .file: .text
        case .array(let type), .set(let type): type.formContent?.listed
        case .optional(let type), .maybe(let type): type.formContent
        case .model(let type): Self.content(of: type.modelDescription)
        case .derived(let model): Self.content(of: model.description)
        case .codable(let type): Self.content(of: type)
        case .null, .dictionary, .fields, .union: nil
        }
    }

    private static func content(of description: ModelDescription) -> FormContent? {
        switch description.kind {
        case .object: .fields(description)
        case .enumeration: .text
        case .union: nil
        }
    }

    /// Of a type that knows `Codable` alone no more is known than its Swift type.
    private static func content(of type: any Any.Type) -> FormContent? {
        if type is any RawRepresentable.Type || type is any ParameterValue.Type { return .text }
        guard let holder = type as? any FormHolder.Type else { return nil }
        let content = content(of: holder.held)
        return holder.isList ? content?.listed : content
    }
}

/// A type of which a form may have one value, or several.
private protocol FormHolder {
    static var held: any Any.Type { get }
    static var isList: Bool { get }
}

extension Optional: FormHolder {
    fileprivate static var held: any Any.Type { Wrapped.self }
    fileprivate static var isList: Bool { false }
}

extension Array: FormHolder {
    fileprivate static var held: any Any.Type { Element.self }
    fileprivate static var isList: Bool { true }
}

extension Set: FormHolder {
    fileprivate static var held: any Any.Type { Element.self }
    fileprivate static var isList: Bool { true }
}
