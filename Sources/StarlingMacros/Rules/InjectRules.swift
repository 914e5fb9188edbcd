import SwiftDiagnostics
import SwiftSyntax

/// What a controller says of what it is made of fits together.
enum InjectRules {
    static func check(_ members: MemberBlockItemListSyntax, of declaration: some DeclGroupSyntax, into findings: inout Findings) {
        checkConditions(members, into: &findings)
        let marked = members.compactMap { $0.decl.as(InitializerDeclSyntax.self) }.filter(\.isInjected)
        for other in marked.dropFirst() {
            guard let mark = other.attributes.injectMark else { continue }
            findings.error(
                .twoInjectedInitializers, "an instance is made by one `init`, and another one is marked already", at: mark,
                notes: [Note("the other one is here", for: .twoInjectedInitializers, at: marked[0].initKeyword)],
                fixIts: [FixIt("remove `@Inject`", for: .twoInjectedInitializers, mark.removal)])
        }
        checkProperties(members, of: declaration, into: &findings)
    }

    /// Where there is an `init`, the properties are set by that.
    private static func checkProperties(
        _ members: MemberBlockItemListSyntax, of declaration: some DeclGroupSyntax, into findings: inout Findings
    ) {
        guard !declaration.is(StructDeclSyntax.self) || members.containsInitializer else { return }
        for mark in members.compactMap({ $0.decl.as(VariableDeclSyntax.self)?.attributes.injectMark }) {
            findings.error(
                .injectWithoutUse, "the property is set by an `init`; mark that with `@Inject`", at: mark,
                fixIts: [FixIt("remove `@Inject`", for: .injectWithoutUse, mark.removal)])
        }
    }

    /// Only the compiler knows whether a condition holds, and it tells macros nothing.
    private static func checkConditions(_ members: MemberBlockItemListSyntax, into findings: inout Findings) {
        for member in members {
            if let condition = member.decl.as(IfConfigDeclSyntax.self) {
                for mark in condition.allMembers.compactMap({ $0.attributes.injectMark }) { refuse(Syntax(mark), into: &findings) }
            } else if let condition = member.attributes.condition(around: "Inject") {
                refuse(Syntax(condition), into: &findings)
            }
        }
    }

    private static func refuse(_ node: Syntax, into findings: inout Findings) {
        findings.error(
            .conditionalInject, "a controller does not see `@Inject` inside `#if`; mark an `init` outside, and put the `#if` into that",
            at: node)
    }
}

extension MemberBlockItemSyntax {
    fileprivate var attributes: AttributeListSyntax { decl.asProtocol((any WithAttributesSyntax).self)?.attributes ?? [] }
}

extension AttributeListSyntax {
    /// The mark of what is injected.
    var injectMark: AttributeSyntax? { unconditional.first { $0.lastName == "Inject" } }
}

extension InitializerDeclSyntax {
    /// Whether it makes the instances for requests.
    var isInjected: Bool { attributes.injectMark != nil }
}
