public import StarlingModel

/// Something in the wiring of an application that start-up refuses, with the place in the user's source.
public struct StartupFault: Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public var fault: Fault
    /// Where to mend it.
    public var location: SourceLocation

    /// Makes a fault.
    public init(_ fault: Fault, at location: SourceLocation) {
        self.fault = fault
        self.location = location
    }

    /// The place and what is wrong there, in the codes' own wording.
    public var description: String { "\(location): \(FaultCatalogue().message(for: fault))" }

    init(_ code: FaultCode, _ parameters: [String: String] = [:], at location: SourceLocation) {
        self.init(Fault(code, parameters), at: location)
    }
}

/// Every fault that start-up found. Its description lists them, one line each, with file and line.
public struct StartupError: Error, Sendable, CustomStringConvertible {
    /// The faults, in the order of registration.
    public var faults: [StartupFault]
    /// How they are worded.
    public var catalogue: FaultCatalogue

    /// Collects some faults.
    public init(_ faults: [StartupFault], catalogue: FaultCatalogue = FaultCatalogue()) {
        self.faults = faults
        self.catalogue = catalogue
    }

    /// One line for each fault: `App/Users.swift:12: nothing takes …`.
    public var description: String {
        faults.map { "\($0.location): \(catalogue.message(for: $0.fault))" }.joined(separator: "\n")
    }
}
