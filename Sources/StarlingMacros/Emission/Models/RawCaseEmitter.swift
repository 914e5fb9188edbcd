/// Writes the code of an enum with raw values.
struct RawCaseEmitter: CaseEmitter {
    let cases: [ModelCase]
    let names: ModelNames

    var description: Code {
        var code = Code()
        for element in cases {
            let name = StringLiterals.source(of: element.name)
            code.add("\(names.builder).rawCase(\(name), Self.\(element.identifier)\(element.documentationArgument))")
        }
        return code
    }

    var reading: Code {
        var code = Code()
        code.add("return \(names.reader).readRaw(Self.self)")
        return code
    }

    var writing: Code {
        var code = Code()
        code.add("\(names.writer).writeRaw(self)")
        return code
    }
}
