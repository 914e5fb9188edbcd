/// Input that was understood but is not acceptable: every fault that was found in it.
public struct ValidationError: Error, Sendable {
    /// The faults, in the order in which they were found; never empty when the framework throws it.
    public var faults: [Fault]

    /// Makes an error of some faults.
    public init(_ faults: [Fault]) { self.faults = faults }

    /// Makes an error of one fault.
    public init(_ fault: Fault) { self.faults = [fault] }
}
