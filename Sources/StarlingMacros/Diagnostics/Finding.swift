/// The kinds of mistakes and doubts the plug-in reports; the raw value is the stable identity of the diagnostic.
enum Finding: String {
    // Where the attribute stands.
    case notAFunction
    case twoHandlerAttributes
    case localFunction
    case protocolRequirement
    case instanceMethodOutsideController
    case instanceMethodInExtension
    case conditionalAttribute
    case handlerName
    case overloadedHandler
    case lostDocumentation

    // The function's signature.
    case genericHandler
    case opaqueType
    case mutatingHandler
    case rethrowingHandler
    case inoutArgument
    case variadicArgument
    case functionArgument
    case unnamedArgument
    case parameterModifier

    // Where arguments come from.
    case reservedName
    case twoWrappers
    case twoBodies
    case bodyNotAllowed

    // The attribute's arguments.
    case blockingUnsaid
    case blockingNotLiteral
    case blockingAsync
    case blockingIsolated
    case emptyMethods
    case pathNotLiteral
    case pathWithoutSlash
    case doubleSlash
    case queryInPath
    case emptyVariable
    case repeatedVariable
    case missingBrace
    case strayBrace
    case partialSegment
    case tailNotLast
    case variableName
    case typedVariable
    case angleVariable
    case colonVariable

    // Types.
    case nonFinalClass
    case privateType
    case wrongControllerKind
    case wrongModelKind
}
