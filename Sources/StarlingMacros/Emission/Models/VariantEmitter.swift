/// Writes the code of an enum whose cases hold values.
struct VariantEmitter: CaseEmitter {
    let variants: [ModelVariant]
    let names: ModelNames

    var description: Code {
        var code = Code()
        for variant in variants {
            let element = variant.element
            let name = StringLiterals.source(of: element.name)
            code.add(
                "\(names.builder).variant(\(name), tag: \(element.tagSource), \(variant.type)\(element.documentationArgument))")
        }
        return code
    }

    var reading: Code {
        var code = Code()
        code.add("let \(names.plan) = \(names.reader).beginUnion()")
        code.add("defer { \(names.reader).endUnion(\(names.plan)) }")
        code.add("switch \(names.reader).readVariant(Self.modelSchema) {")
        for (index, variant) in variants.enumerated() {
            code.add("case \(index): return \(names.reader).read(\(variant.type)).map { \(variant.construction) }")
        }
        code.add("default: return nil")
        code.add("}")
        return code
    }

    var writing: Code {
        var code = Code()
        code.add("let \(names.plan) = \(names.writer).beginUnion()")
        code.add("switch self {")
        for (index, variant) in variants.enumerated() {
            code.add("case \(variant.pattern):")
            code.add("    \(names.writer).beginVariant(\(index), Self.modelSchema)")
            code.add("    \(names.writer).write(\(variant.value))")
        }
        code.add("}")
        code.add("\(names.writer).endUnion(\(names.plan))")
        return code
    }
}
