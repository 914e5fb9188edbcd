import SwiftSyntax
import SwiftSyntaxMacros

/// The names of the locals in the generated code of one handler. They are unique, so that nothing the user wrote can meet them.
///
/// Closures take their parameters as `$0`: a unique name begins with `$` itself, which makes a closure's parameter the projection
/// of a property wrapper.
struct HandlerNames {
    let call: String
    /// Where the instance of a method comes from, and the instance.
    let source: String
    let controller: String
    let arguments: [String]
    let binders: [String]
    let values: [String]

    init(argumentCount: Int, context: any MacroExpansionContext) {
        call = context.makeUniqueName("call").text
        source = context.makeUniqueName("source").text
        controller = context.makeUniqueName("controller").text
        let numbers = (0..<argumentCount).map { $0 + 1 }
        arguments = numbers.map { context.makeUniqueName("argument\($0)").text }
        binders = numbers.map { context.makeUniqueName("binder\($0)").text }
        values = numbers.map { context.makeUniqueName("value\($0)").text }
    }
}
