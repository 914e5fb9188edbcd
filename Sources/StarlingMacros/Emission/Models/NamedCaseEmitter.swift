import SwiftSyntax

/// Writes the code of an enum whose cases are known by their names.
struct NamedCaseEmitter: CaseEmitter {
    let cases: [ModelCase]
    let names: ModelNames

    var description: Code {
        var code = Code()
        for element in cases {
            let tag = element.tag.map { ", tag: \($0.expression.trimmedDescription)" } ?? ""
            code.add("\(names.builder).namedCase(\(StringLiterals.source(of: element.name))\(tag)\(element.documentationArgument))")
        }
        return code
    }

    var reading: Code {
        var code = Code()
        code.add("switch \(names.reader).readCase(Self.modelSchema) {")
        for (index, element) in cases.enumerated() { code.add("case \(index): return Self.\(element.identifier)") }
        code.add("default: return nil")
        code.add("}")
        return code
    }

    var writing: Code {
        var code = Code()
        code.add("switch self {")
        for (index, element) in cases.enumerated() {
            code.add("case .\(element.identifier): \(names.writer).writeCase(\(index), Self.modelSchema)")
        }
        code.add("}")
        return code
    }
}
