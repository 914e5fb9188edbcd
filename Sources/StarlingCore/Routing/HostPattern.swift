import StarlingModel

/// The hosts that routes hold for: `api.example.com`, or `*.example.com` in which `*` stands for one or more labels.
struct HostPattern: Sendable, Hashable, CustomStringConvertible {
    private enum Label: Sendable, Hashable {
        case literal([UInt8])
        /// One label or more.
        case any
    }

    /// The pattern in lower case.
    let description: String
    private let labels: [Label]

    /// Reads a pattern.
    init(parsing text: String) throws(RoutePlaceError) {
        func refuse(_ reason: String) -> RoutePlaceError { RoutePlaceError(.invalidHost, ["host": text, "reason": reason]) }
        if text.isEmpty { throw refuse("it is empty") }
        if text.contains("/") { throw refuse("it is a host alone, without scheme and path") }
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw refuse("clients send the ASCII form of a name, `xn--…`: write that")
        }
        guard let name = HostName(text.split(separator: "*", omittingEmptySubsequences: false).joined(separator: "x")) else {
            throw refuse("it has a character that no host has")
        }
        if name.port != nil { throw refuse("hosts are compared without their port: leave it out") }
        var labels: [Label] = []
        for label in HostName.labels(of: text.utf8) {
            if label.isEmpty { throw refuse("it has an empty label") }
            if label == [0x2A] {
                labels.append(.any)
            } else if label.contains(0x2A) {
                throw refuse("`*` stands for whole labels between the dots")
            } else {
                labels.append(.literal(label))
            }
        }
        if !labels.contains(where: { $0 != .any }) { throw refuse("it would be every host: leave it out") }
        self.labels = labels
        description = HostName.labels(of: text.utf8).map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
    }

    /// The host, when there is only one.
    var only: String? { labels.contains(.any) ? nil : description }

    /// How many labels are given: the more, the fewer hosts there are.
    var literalCount: Int { labels.count { $0 != .any } }

    /// Whether it is one of the hosts.
    func matches(_ host: HostName) -> Bool {
        matches(host.labels.count) { label, index in label == .literal(host.labels[index]) }
    }

    /// Whether every host of another pattern is one of its own.
    func includes(_ other: HostPattern) -> Bool {
        // A `*` of the other one may be any label, so only a `*` of this one takes it.
        matches(other.labels.count) { label, index in label == other.labels[index] }
    }

    /// Goes through both from the front; where it fails, the last `*` takes one label more.
    private func matches(_ count: Int, _ isEqual: (Label, Int) -> Bool) -> Bool {
        var label = 0
        var index = 0
        var retry: (label: Int, index: Int)?
        while index < count {
            if label < labels.count, labels[label] == .any {
                retry = (label + 1, index + 1)
                label += 1
                index += 1
            } else if label < labels.count, isEqual(labels[label], index) {
                label += 1
                index += 1
            } else if let last = retry, last.index < count {
                retry = (last.label, last.index + 1)
                label = last.label
                index = last.index + 1
            } else {
                return false
            }
        }
        return label == labels.count
    }
}
