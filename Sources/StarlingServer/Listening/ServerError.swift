/// Why a server could not start.
public enum ServerError: Error, Sendable, CustomStringConvertible {
    /// Somebody listens at the address already.
    case addressInUse(ServerAddress)
    /// The address cannot be listened at: no such host, no right to, a path that is too long.
    case cannotListen(ServerAddress, reason: String)

    /// One line for a person.
    public var description: String {
        switch self {
        case .addressInUse(let address):
            "\(address) is already in use: stop the other server, or choose another address"
        case .cannotListen(let address, let reason):
            "cannot listen at \(address): \(reason)"
        }
    }
}
