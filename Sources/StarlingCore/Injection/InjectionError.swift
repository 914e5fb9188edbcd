/// Why a value that was asked for while the application runs cannot be provided.
public enum InjectionError: Error, CustomStringConvertible {
    /// No layer has a provider of the name.
    case unknownProvider(String)
    /// The layers have a provider of the name that makes another type.
    case wrongType(name: String, provided: String, asked: String)
    /// The provider cannot be wired where it was asked for.
    case notWired([StartupFault])
    /// The value was asked for when the request had been answered and all had been done, or the scope had ended.
    case tooLate(String)

    /// What is wrong.
    public var description: String {
        switch self {
        case .unknownProvider(let name): "no layer here has a provider `\(name)`"
        case .wrongType(let name, let provided, let asked): "the provider `\(name)` makes `\(provided)`, not `\(asked)`"
        case .tooLate(let name): "the value of `\(name)` was asked for when the request, or the scope, had ended: nobody would finish it"
        case .notWired(let faults): faults.map { "\($0)" }.joined(separator: "; ")
        }
    }
}
