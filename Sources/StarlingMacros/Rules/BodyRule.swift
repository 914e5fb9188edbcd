import SwiftDiagnostics
import SwiftSyntax

/// A request has one body, and a request for reading has none.
enum BodyRule {
    static func check(
        _ arguments: [HandlerArgument], of attribute: HandlerAttribute, into findings: inout Findings
    ) {
        if let first = arguments.first(where: \.takesBody), let methods = methodsWithoutBody(attribute) {
            findings.error(
                .bodyNotAllowed,
                "`\(first.name)` is the request's body, and a \(methods) request has none; take it from the query, or use another method",
                at: first.sourceNode)
        }
        checkNumber(of: arguments, into: &findings)
    }

    /// What is no handler has no method, but a guard runs before the body is read.
    static func check(_ arguments: [HandlerArgument], of kind: InjectableKind, into findings: inout Findings) {
        if kind == .provider { checkNumber(of: arguments, into: &findings) }
        guard kind == .guard else { return }
        for body in arguments where body.takesBody {
            findings.error(
                .bodyNotAllowed, "`\(body.name)` is the request's body, which is read after the guards; take it in the handler",
                at: body.sourceNode)
        }
    }

    private static func checkNumber(of arguments: [HandlerArgument], into findings: inout Findings) {
        let bodies = arguments.filter(\.takesBody)
        guard let first = bodies.first else { return }
        for body in bodies.dropFirst() {
            findings.error(
                .twoBodies,
                "a request has one body, and `\(first.name)` already takes it; put both into one model",
                at: body.sourceNode,
                notes: [Note("`\(first.name)` takes the body here", for: .twoBodies, at: first.sourceNode)])
        }
    }

    /// The methods in words if all of them lack a body.
    private static func methodsWithoutBody(_ attribute: HandlerAttribute) -> String? {
        switch attribute.kind {
        case .get: return "GET"
        case .head: return "HEAD"
        case .route:
            guard let list = attribute.syntax.argument(labeled: "methods")?.expression.as(ArrayExprSyntax.self) else {
                return nil
            }
            let names = list.elements.map { element in
                element.expression.as(MemberAccessExprSyntax.self)?.declName.baseName.text ?? ""
            }
            guard !names.isEmpty, names.allSatisfy({ $0 == "get" || $0 == "head" }) else { return nil }
            return names.map { $0.uppercased() }.joined(separator: " or ")
        default: return nil
        }
    }
}

extension HandlerArgument {
    /// What in the source says where the value comes from: the wrapper, or the name.
    fileprivate var sourceNode: Syntax {
        let wrapper = syntax.attributes.unconditional.first { SourceWrapper(rawValue: $0.lastName) != nil }
        return wrapper.map { Syntax($0) } ?? Syntax(nameToken)
    }
}
