import StarlingModel

/// How a value is made of parameters that are the fields of a model.
struct ParameterGroup<Value: Sendable>: Sendable {
    /// The model.
    let model: any Model.Type
    /// Makes the value of the texts, in the shape of a DTO if there is one.
    let read: @Sendable (FormValues, AnyDTO?) throws -> Value
}

extension FormShape {
    /// The parameters of a group, named as they are in a source.
    init(_ model: any Model.Type, in source: ParameterSource) {
        self.init(model, unnamed: source == .header ? .kebabCase : nil)
    }
}

extension FormShape.Input {
    /// The name on the wire.
    func wireName(in source: ParameterSource) -> String { source == .header ? name.lowercased() : name }
}
