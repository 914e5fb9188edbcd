/// The kinds of mistakes and doubts the plug-in reports; the raw value is the stable identity of the diagnostic.
enum Finding: String {
    // Where the attribute stands.
    case notAFunction
    case twoHandlerAttributes
    case twoRoles
    case localFunction
    case protocolRequirement
    case instanceMethodOutsideController
    case instanceMethodInExtension
    case conditionalAttribute
    case handlerName
    case overloadedHandler
    case lostDocumentation
    case instanceInjectable

    // The function's signature.
    case genericHandler
    case opaqueType
    case mutatingHandler
    case rethrowingHandler
    case providerWithoutValue
    case unusedValue
    case noEvents
    case listenerWithRequest
    case inoutArgument
    case variadicArgument
    case functionArgument
    case unnamedArgument
    case parameterModifier

    // Where arguments come from.
    case reservedName
    case twoWrappers
    case wrapperClosure
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

    // What a controller is made of.
    case injectPlace
    case injectOutsideController
    case injectInExtension
    case injectName
    case injectWithoutUse
    case twoInjectedInitializers
    case conditionalInject
    case failableInitializer
    case genericInitializer

    // Where `@Field` and `@Tag` stand.
    case fieldPlace
    case fieldOutsideModel
    case fieldInExtension
    case sharedField
    case lazyField
    case twoFieldAttributes
    case conditionalField
    case tagPlace
    case tagOutsideModel
    case sharedTag
    case tagWithoutMeaning

    // The fields of a model.
    case optionNotLiteral
    case tagOption
    case destructuredField
    case untypedField
    case fieldName
    case functionField
    case constantField
    case privateField
    case computedUnsaid
    case computedWithoutValue
    case computedEffects
    case wireNameNotLiteral
    case repeatedName
    case contradictoryMarks
    case tooManyFields

    // The rules for a field's value.
    case twoBounds
    case emptyRange
    case negativeLength
    case wrongDivisor
    case misfitRule
    case patternSyntax
    case brokenDefault

    // The cases of a model.
    case noCases
    case conditionalCase
    case unlabeledValues
    case taggedScalar
    case caseWithoutValue
    case repeatedPayload
    case overloadedCase
    case repeatedTag
}
