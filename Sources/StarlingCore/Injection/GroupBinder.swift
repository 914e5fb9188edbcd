import StarlingHTTP
import StarlingModel

/// Reads the parameters of a group from every request of a route.
struct GroupBinder: Sendable {
    /// What texts the group is made of, by their names in a form.
    private struct Input: Sendable {
        let key: String
        let name: String
        let isRequired: Bool
        let separator: Character?
    }

    private let argument: String
    private let origin: ParameterOrigin
    private let inputs: [Input]
    /// The shape in which clients may send the model; nil when it is its own.
    let dto: AnyDTO?

    init(_ shape: FormShape, of argument: ArgumentDescription, in source: ParameterSource, _ origin: ParameterOrigin, dto: AnyDTO?) {
        self.argument = argument.name
        self.origin = origin
        self.dto = dto
        inputs = shape.inputs.map { input in
            Input(
                key: input.key, name: input.wireName(in: source), isRequired: input.isRequired,
                separator: input.isList ? argument.separator : nil)
        }
    }

    /// What came; nil when none of the parameters did.
    func values(in context: RequestContext) -> FormValues? {
        let lists = inputs.compactMap { input in
            origin.texts(of: input.name, in: context, separator: input.separator).map { (name: input.key, values: $0) }
        }
        return lists.isEmpty ? nil : Self.values(lists)
    }

    /// What a request has without any of the parameters.
    static var nothing: FormValues { values([]) }

    /// A parameter that is empty is there, and no nil.
    private static func values(_ lists: [(name: String, values: [String])]) -> FormValues {
        FormValues(lists: lists, emptyIsNil: false)
    }

    /// The faults for the parameters that a fault of the model is about.
    func named(_ fault: Fault) -> [Fault] {
        if fault.code == .missingField { return missing(Fault.join(fault.path, fault.parameters["field"] ?? "")) }
        var fault = fault
        // What is wrong with the group as a whole bears the argument's name, as there is no other.
        fault.path = fault.path.isEmpty ? argument : wirePath(of: fault.path)
        return [fault]
    }

    /// A nested model is missing when those of its parameters are that must come.
    private func missing(_ key: String) -> [Fault] {
        let below = inputs.filter { $0.isRequired && $0.key.hasPrefix(key + ".") }.map(\.name)
        return (below.isEmpty ? [wirePath(of: key)] : below).map { name in
            Fault.missing(name, origin.source).below(name)
        }
    }

    /// The parameter's name in place of the field's, with what is behind it: the index of an element.
    private func wirePath(of path: String) -> String {
        let input = inputs.first { input in
            path.hasPrefix(input.key) && (path.utf8.count == input.key.utf8.count || path.dropFirst(input.key.count).first == "[")
        }
        return input.map { $0.name + path.dropFirst($0.key.count) } ?? path
    }
}
