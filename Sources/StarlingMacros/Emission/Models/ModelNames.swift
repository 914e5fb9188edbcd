import SwiftSyntax
import SwiftSyntaxMacros

/// The names of the locals in the generated code of one model. They are unique, because default values and bounds stand in
/// the same functions, and may mention whatever the user called `reader` or `value`.
struct ModelNames {
    let builder: String
    let reader: String
    let writer: String
    /// What is being read or written.
    let model: String
    /// The value that has just been read.
    let value: String
    /// What the reader or writer held before a union.
    let plan: String
    private let context: any MacroExpansionContext

    init(context: any MacroExpansionContext) {
        builder = context.makeUniqueName("builder").text
        reader = context.makeUniqueName("reader").text
        writer = context.makeUniqueName("writer").text
        model = context.makeUniqueName("model").text
        value = context.makeUniqueName("value").text
        plan = context.makeUniqueName("plan").text
        self.context = context
    }

    /// Names for so many locals of one kind.
    func list(_ name: String, count: Int) -> [String] {
        (0..<count).map { context.makeUniqueName("\(name)\($0)").text }
    }
}
