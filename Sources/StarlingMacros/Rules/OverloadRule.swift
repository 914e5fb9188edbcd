import SwiftDiagnostics
import SwiftSyntax

/// The handlers, providers and guards of a controller have different names: the macros make `$name` of each.
struct OverloadRule {
    /// A clause of an `#if`.
    struct Branch: Equatable {
        let condition: AbsolutePosition
        let clause: Int
    }

    private var seen: [String: [(function: FunctionDeclSyntax, role: FunctionRole, branch: [Branch])]] = [:]

    /// Whether nothing before this function has its name. Two clauses of one `#if` never meet, so they may share it.
    mutating func check(
        _ function: FunctionDeclSyntax, as role: FunctionRole, branch: [Branch], into findings: inout Findings
    ) -> Bool {
        let name = function.name.unquoted
        let others = seen[name, default: []]
        seen[name, default: []].append((function, role, branch))
        guard let other = others.first(where: { Self.canMeet($0.branch, branch) }) else { return true }
        findings.error(
            .overloadedHandler,
            "\(other.role == role ? "another" : "a") \(other.role.noun) of this controller is called `\(name)`, and both would be `$\(name)`; rename one of them",
            at: function.name,
            notes: [Note("the other `\(name)` is here", for: .overloadedHandler, at: other.function.name)])
        return false
    }

    private static func canMeet(_ one: [Branch], _ other: [Branch]) -> Bool {
        !one.contains { branch in
            other.contains { $0.condition == branch.condition && $0.clause != branch.clause }
        }
    }
}
