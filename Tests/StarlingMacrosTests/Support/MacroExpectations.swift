import SwiftDiagnostics
import SwiftParser
import SwiftSyntax
import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacros
import SwiftSyntaxMacrosGenericTestSupport
import Testing

@testable import StarlingMacros

/// The macros by the names a user writes, with the conformances the compiler asks for.
let macros: [String: MacroSpec] = [
    "Get": MacroSpec(type: GetMacro.self),
    "Post": MacroSpec(type: PostMacro.self),
    "Put": MacroSpec(type: PutMacro.self),
    "Patch": MacroSpec(type: PatchMacro.self),
    "Delete": MacroSpec(type: DeleteMacro.self),
    "Head": MacroSpec(type: HeadMacro.self),
    "Options": MacroSpec(type: OptionsMacro.self),
    "Route": MacroSpec(type: RouteMacro.self),
    "Controller": MacroSpec(type: ControllerMacro.self, conformances: [type("Controller", in: "StarlingCore")]),
    "Inject": MacroSpec(type: InjectMacro.self),
    "Provide": MacroSpec(type: ProvideMacro.self),
    "Guard": MacroSpec(type: GuardMacro.self),
    "Listener": MacroSpec(type: ListenerMacro.self),
    "Model": MacroSpec(type: ModelMacro.self, conformances: [type("Model", in: "StarlingModel")]),
    "Field": MacroSpec(type: FieldMacro.self),
    "Tag": MacroSpec(type: TagMacro.self),
]

private func type(_ name: String, in module: String) -> TypeSyntax {
    TypeSyntax(MemberTypeSyntax(baseType: IdentifierTypeSyntax(name: .identifier(module)), name: .identifier(name)))
}

/// Expects a source to expand to another, without diagnostics.
func expectExpansion(
    of source: String, _ expanded: String, macros: [String: MacroSpec] = macros,
    at location: Testing.SourceLocation = #_sourceLocation
) {
    assertMacroExpansion(
        source, expandedSource: expanded, macroSpecs: macros,
        failureHandler: { Issue.record("\($0.message)", sourceLocation: location) })
}

/// Expects lines in the expansion of a source, in this order, and no diagnostics.
func expectExpansion(
    of source: String, containing lines: [String], at location: Testing.SourceLocation = #_sourceLocation
) {
    let expanded = expansion(of: source)
    expectExpansion(of: source, expanded, at: location)
    var rest = expanded.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }[...]
    for line in lines {
        guard let index = rest.firstIndex(where: { $0 == line }) else {
            Issue.record("no line `\(line)` at its place in\n\(expanded)", sourceLocation: location)
            return
        }
        rest = rest[(index + 1)...]
    }
}

/// Expects what the macros say of a source; and where an error is said, that they write no code.
/// - Parameters:
///   - fixIts: the texts of the fix-its to apply.
///   - fixed: the source after them.
func expectDiagnostics(
    in source: String, _ diagnostics: [DiagnosticSpec], applying fixIts: [String]? = nil, fixed: String? = nil,
    writesCode: Bool = false, at location: Testing.SourceLocation = #_sourceLocation
) {
    let expanded = expansion(of: source)
    assertMacroExpansion(
        source, expandedSource: expanded, diagnostics: diagnostics, macroSpecs: macros, applyFixIts: fixIts,
        fixedSource: fixed,
        failureHandler: { Issue.record("\($0.message)", sourceLocation: location) })
    #expect(expanded.contains("Starling") == writesCode, "\(expanded)", sourceLocation: location)
}

/// The expanded source.
func expansion(of source: String, macros: [String: MacroSpec] = macros) -> String {
    let file = Parser.parse(source: source)
    let context = BasicMacroExpansionContext(
        sourceFiles: [file: .init(moduleName: "TestModule", fullFilePath: "test.swift")])
    return file.expand(
        macroSpecs: macros,
        contextGenerator: { BasicMacroExpansionContext(sharingWith: context, lexicalContext: $0.allMacroLexicalContexts()) },
        indentationWidth: .spaces(4)
    ).description
}

extension DiagnosticSpec {
    /// An error with the texts of its notes and fix-its.
    static func error(
        _ message: String, _ line: Int, _ column: Int, notes: [NoteSpec] = [], fixIts: [String] = []
    ) -> DiagnosticSpec {
        DiagnosticSpec(
            message: message, line: line, column: column, severity: .error, notes: notes,
            fixIts: fixIts.map { FixItSpec(message: $0) })
    }

    /// A warning with the texts of its fix-its.
    static func warning(_ message: String, _ line: Int, _ column: Int, fixIts: [String] = []) -> DiagnosticSpec {
        DiagnosticSpec(
            message: message, line: line, column: column, severity: .warning, fixIts: fixIts.map { FixItSpec(message: $0) })
    }
}
