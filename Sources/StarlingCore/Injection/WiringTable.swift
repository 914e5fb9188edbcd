/// The providers that are visible at one place, wired.
struct WiringTable: Sendable {
    /// The providers that can be wired here.
    var nodes: [ProviderNode] = []
    /// Their numbers by their names.
    var numbers: [String: Int] = [:]
    /// Why others cannot be wired here.
    var unwired: [String: [StartupFault]] = [:]
}
