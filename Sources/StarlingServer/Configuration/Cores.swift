import NIOCore

/// The machine's cores.
public enum Cores {
    /// How many there are.
    public static var count: Int { System.coreCount }
}
