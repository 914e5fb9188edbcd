import SwiftSyntax

/// A listener names its events, and there is no request when it runs.
enum ListenerRule {
    static func check(
        _ attribute: AttributeSyntax, _ events: [ExprSyntax], _ arguments: [HandlerArgument], into findings: inout Findings
    ) {
        if events.isEmpty {
            findings.error(.noEvents, "a listener names the events that it listens to: `@Listener(\"user_created\")`", at: attribute)
        }
        for argument in arguments where !isProvided(argument) {
            findings.error(
                .listenerWithRequest,
                "there is no request when a listener runs: take what `\(argument.name)` needs from the event's `data`, or from a provider",
                at: argument.nameToken)
        }
    }

    private static func isProvided(_ argument: HandlerArgument) -> Bool {
        switch argument.source {
        case .open, .wrapped("injected"), .reserved("state"): true
        // By its name; `@Body` would say that there is a request.
        case .body: argument.name == "data" && argument.media == nil && argument.syntax.attributes.isEmpty
        case .wrapped, .reserved: false
        }
    }
}
