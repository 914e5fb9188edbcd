import SwiftSyntax

/// How generated code calls the function: through a closure of one fixed type, so that `try` and `await` are right
/// whatever effects the function has.
struct CallEmitter {
    let function: any CallableFunction
    /// The variable that holds the instance on which a method is called.
    let receiver: String

    /// The type of the closure.
    var type: String {
        let parameters = function.arguments.map(\.type.name).joined(separator: ", ")
        let effects = function.blocking == true ? "throws" : "async throws"
        let isolation = function.blocking == true ? "" : "@concurrent "
        return "\(isolation)@Sendable (\(parameters)) \(effects) -> \(function.result.name)"
    }

    /// The closure.
    var value: String {
        switch function.scope {
        case .file: fullName
        case .type: "Self.\(fullName)"
        case .instance(_, isolatedToActor: false): "\(receiver).\(fullName)"
        case .instance(_, isolatedToActor: true): actorCall
        }
    }

    /// `name(label:label:)`, or the name alone where there are no parameters: the closure's type tells overloads apart.
    private var fullName: String {
        let labels = function.arguments.map { "\($0.label):" }.joined()
        return labels.isEmpty ? function.function.name.text : "\(function.function.name.text)(\(labels))"
    }

    private var actorCall: String {
        let arguments = function.arguments.enumerated().map { index, argument in
            argument.label == "_" ? "$\(index)" : "\(argument.label): $\(index)"
        }
        let throwing = function.function.signature.effectSpecifiers?.throwsClause != nil
        let call = "await \(receiver).\(function.function.name.text)(\(arguments.joined(separator: ", ")))"
        return throwing ? "{ try \(call) }" : "{ \(call) }"
    }
}
