import SwiftDiagnostics
import SwiftSyntax

/// Finds the handlers in a controller's body.
struct ControllerReader {
    private let owner: Syntax
    private var overloads = OverloadRule()

    /// The handlers in order. Those with errors of their own are left out: their own macro reports them and writes nothing.
    static func read(_ declaration: some DeclGroupSyntax, into findings: inout Findings) -> [ControllerItem] {
        var reader = ControllerReader(owner: Syntax(declaration))
        return reader.items(of: declaration.memberBlock.members, branch: [], into: &findings)
    }

    private init(owner: Syntax) {
        self.owner = owner
    }

    private mutating func items(
        of members: MemberBlockItemListSyntax, branch: [OverloadRule.Branch], into findings: inout Findings
    ) -> [ControllerItem] {
        var items: [ControllerItem] = []
        for member in members {
            if let function = member.decl.as(FunctionDeclSyntax.self) {
                if let item = item(for: function, branch: branch, into: &findings) { items.append(item) }
            } else if let condition = member.decl.as(IfConfigDeclSyntax.self) {
                let item = conditional(condition, branch: branch, into: &findings)
                if item.count > 0 { items.append(item) }
            }
        }
        return items
    }

    private mutating func conditional(
        _ condition: IfConfigDeclSyntax, branch: [OverloadRule.Branch], into findings: inout Findings
    ) -> ControllerItem {
        var clauses: [ControllerItem.Clause] = []
        for (index, clause) in condition.clauses.enumerated() {
            let keyword = clause.poundKeyword.text
            let directive = clause.condition.map { "\(keyword) \($0.trimmedDescription)" } ?? keyword
            var inner: [ControllerItem] = []
            if case .decls(let members) = clause.elements {
                let branch = branch + [OverloadRule.Branch(condition: condition.position, clause: index)]
                inner = items(of: members, branch: branch, into: &findings)
            }
            clauses.append(ControllerItem.Clause(directive: directive, items: inner))
        }
        return .conditional(clauses)
    }

    private mutating func item(
        for function: FunctionDeclSyntax, branch: [OverloadRule.Branch], into findings: inout Findings
    ) -> ControllerItem? {
        ConditionalAttributeRule.check(function, into: &findings)
        let roles = function.roleAttributes
        guard let role = roles.first?.role, roles.count == 1 else { return nil }
        guard overloads.check(function, as: role, branch: branch, into: &findings) else { return nil }
        guard let attribute = function.handlerAttributes.first else { return nil }
        var own = Findings()
        guard let handler = HandlerReader.read(attribute, on: function, inside: [owner], into: &own), !own.hasErrors else {
            return nil
        }
        switch handler.scope {
        case .file: return nil
        case .type: return .handler("Self.$\(handler.name).handler", isDeprecated: handler.isDeprecated)
        case .instance: return .method(handler.name, isDeprecated: handler.isDeprecated)
        }
    }
}
