/// Names that a later release gives a meaning.
enum ReservedNameRule {
    static func check(_ arguments: [HandlerArgument], into findings: inout Findings) {
        for argument in arguments where argument.source == .open && ReservedNames.later.contains(argument.name) {
            findings.error(
                .reservedName,
                "`\(argument.name)` is a reserved name and means something of its own in a later release; rename the argument, or say where it comes from: `@Query(\"\(argument.name)\") …`",
                at: argument.nameToken)
        }
    }
}
