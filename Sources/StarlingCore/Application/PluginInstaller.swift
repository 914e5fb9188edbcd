import StarlingModel

/// Lets plug-ins, and closures of `onInit`, change an application before its wiring is checked.
struct PluginInstaller {
    private(set) var application: Application
    private(set) var faults: [StartupFault] = []
    /// The plug-ins, those that other plug-ins have added among them.
    private(set) var installed: [any Plugin] = []
    private let location: SourceLocation

    init(_ application: Application, at location: SourceLocation) {
        self.application = application
        self.location = location
    }

    /// Asks all of them: the closures first, then the plug-ins in the order in which they are listed.
    mutating func install() {
        var number = 0
        // A closure may add others behind itself, and so may a plug-in.
        while number < application.onInit.count {
            let change = application.onInit[number]
            number += 1
            attempt("closure \(number) of `onInit`") { try change(&$0) }
        }
        var names: Set<String> = []
        var position = 0
        while position < application.plugins.count {
            let plugin = application.plugins[position]
            position += 1
            guard names.insert(plugin.name).inserted else {
                fault(.duplicatePlugin, ["name": plugin.name])
                continue
            }
            for required in plugin.requires where !names.contains(required) {
                let isLater = application.plugins.dropFirst(position).contains { $0.name == required }
                fault(
                    .missingPlugin,
                    [
                        "name": plugin.name, "required": required,
                        "mending": isLater ? "list that one before it" : "add it to `plugins`, before this one",
                    ])
            }
            attempt("the plug-in `\(plugin.name)`") { application in
                let before = application.plugins.prefix(position).map(\.name)
                try plugin.configure(&application)
                // Otherwise some would be asked twice, and others never.
                if application.plugins.prefix(position).map(\.name) != before { throw Misplaced() }
            }
            installed.append(plugin)
        }
    }

    /// Tells those who want to know which routes there are.
    mutating func tell(_ routes: [RouteDescription]) {
        for plugin in installed {
            guard let receiver = plugin as? any RouteReceiver else { continue }
            do {
                try receiver.receive(routes)
            } catch {
                fault(.failedInit, ["name": "the plug-in `\(plugin.name)`", "reason": "\(error)"])
            }
        }
    }

    private mutating func attempt(_ name: String, _ change: (inout Application) throws -> Void) {
        // What fails half-way leaves nothing behind.
        var changed = application
        do {
            try change(&changed)
            application = changed
        } catch {
            fault(.failedInit, ["name": name, "reason": "\(error)"])
        }
    }

    /// A plug-in has moved those that were asked already.
    private struct Misplaced: Error, CustomStringConvertible {
        let description = "it may only add others at the end of `plugins`"
    }

    private mutating func fault(_ code: FaultCode, _ parameters: [String: String]) {
        faults.append(StartupFault(code, parameters, at: location))
    }
}
