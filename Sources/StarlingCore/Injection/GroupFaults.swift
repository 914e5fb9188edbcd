import StarlingModel

/// Why the fields of a model cannot be parameters.
enum GroupFaults {
    static func reasons(_ argument: ArgumentDescription, _ shape: FormShape, _ dto: AnyDTO?) -> [String] {
        var reasons = shape.unreadable.map { field in
            "`\(field)` is neither a single value, nor a list of them, nor a model of such fields"
        }
        reasons += shape.inputs.filter(\.isFile).map { "`\($0.key)` is a file, which comes in multipart forms alone" }
        reasons += (dto?.missingForReading ?? []).map { "clients cannot send `\($0)`, as its mark says, and it has no default" }
        if let alias = argument.alias { reasons.append("its fields have names of their own; take `\"\(alias)\"` out of the wrapper") }
        if shape.inputs.isEmpty, reasons.isEmpty { reasons.append("it has no field that could be a parameter") }
        return reasons
    }
}
