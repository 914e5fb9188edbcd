import SwiftDiagnostics
import SwiftSyntax

/// Finds out what the instances of a controller are made of.
enum InstanceReader {
    /// What they are made of; nil where it cannot be told, so that none can be made.
    static func read(_ declaration: some DeclGroupSyntax, into findings: inout Findings) -> InstanceDeclaration? {
        let members = declaration.memberBlock.members
        InjectRules.check(members, of: declaration, into: &findings)
        let marked = members.compactMap { $0.decl.as(InitializerDeclSyntax.self) }.first(where: \.isInjected)
        if let marked { return read(marked) }
        guard let structure = declaration.as(StructDeclSyntax.self), !members.containsInitializer, structure.holdsSendableValues else {
            return nil
        }
        return memberwise(structure)
    }

    /// What a marked initializer takes; its own macro reports what is wrong with it.
    private static func read(_ initializer: InitializerDeclSyntax) -> InstanceDeclaration? {
        var findings = Findings()
        let arguments = InitializerReader.read(initializer, into: &findings)
        guard !findings.hasErrors else { return nil }
        let effects = initializer.signature.effectSpecifiers
        return InstanceDeclaration(
            arguments: arguments, isAsync: effects?.asyncSpecifier != nil, isThrowing: effects?.throwsClause != nil,
            availability: initializer.attributes.availability.map(\.trimmedDescription),
            isOnMainActor: initializer.attributes.contains(named: "MainActor"), location: initializer.initKeyword)
    }

    /// What the initializer takes that a struct has without writing it.
    private static func memberwise(_ structure: StructDeclSyntax) -> InstanceDeclaration? {
        var parameters: [FunctionParameterSyntax] = []
        for member in structure.memberBlock.members {
            if let condition = member.decl.as(IfConfigDeclSyntax.self), condition.containsStoredProperty { return nil }
            guard let variable = member.decl.as(VariableDeclSyntax.self), variable.isInstanceProperty else { continue }
            guard let taken = InstanceProperties.taken(by: variable) else { return nil }
            parameters += taken
        }
        // One that takes nothing might as well serve all requests.
        guard !parameters.isEmpty else { return nil }
        var findings = Findings()
        let arguments = ArgumentReader.read(parameters, as: .controller, into: &findings)
        // Nobody has said that it be made by the framework, so there is nothing to report.
        guard !findings.hasErrors, arguments.allSatisfy({ $0.source == .open || $0.source == .wrapped("injected") }) else { return nil }
        return InstanceDeclaration(
            arguments: arguments, isAsync: false, isThrowing: false, availability: [], isOnMainActor: false, location: structure.name)
    }
}

extension StructDeclSyntax {
    /// Whether the compiler has made sure that what it holds can be handed over: not in one that only the main actor may touch, or that is
    /// taken on trust.
    fileprivate var holdsSendableValues: Bool {
        let isUnchecked = inheritanceClause?.inheritedTypes.contains { inherited in
            inherited.type.as(AttributedTypeSyntax.self)?.attributes.contains(named: "unchecked") ?? false
        }
        return !attributes.contains(named: "MainActor") && isUnchecked != true
    }
}
