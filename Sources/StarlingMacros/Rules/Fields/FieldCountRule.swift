/// The generated code grows with the fields, so their number has a limit.
enum FieldCountRule {
    static func check(_ fields: [ModelField], into findings: inout Findings) {
        guard fields.count > 256 else { return }
        findings.error(
            .tooManyFields, "a model has at most 256 fields; group some of them in a model of their own", at: fields[256].syntax)
    }
}
