/// The values of a JSON object with their keys, in the order in which they stand there, each key once.
///
/// ```swift
/// var object: JSONObject = ["name": "Ada", "born": 1815]
/// object["died"] = 1852
/// for (key, value) in object { print(key, value) }
/// ```
///
/// It is a collection of pairs, and is read and written by key like a dictionary. Two objects are equal when they have
/// the same keys with equal values, in whatever order. Keys are compared byte by byte.
public struct JSONObject: Sendable {
    /// A key and its value. It is no tuple, because a list of tuples is freed by way of their metadata.
    struct Member: Sendable {
        let key: String
        var value: JSONValue
    }

    /// The members, in order.
    private(set) var members: [Member] = []
    // A few keys are compared one by one, which is faster than any table. Beyond that there is a table, so that an
    // object of a million keys costs no quadratic time.
    /// The places of the keys when there are more than ``plainLimit``; else empty.
    private var places: [KeyBytes: Int] = [:]

    /// How many keys are compared one by one.
    static let plainLimit = 64

    /// No members.
    public init() {}

    /// Members in order. Of two values with the same key the last counts, in the place of the first.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        for (key, value) in members { set(key, value) }
    }

    /// Members whose keys differ. If they are more than ``plainLimit``, that is found out here.
    /// - Parameters:
    ///   - members: The members.
    ///   - duplicates: Gets the keys that came before.
    init(_ members: [Member], duplicates: inout [String]) {
        self.members = members
        if members.count > Self.plainLimit { duplicates = makeTable() }
    }

    /// Appends a member. Gives false, and appends nothing, when the key is there.
    /// - Parameters:
    ///   - key: The key.
    ///   - value: The value.
    ///   - isNew: Whether it is known that the key is not there.
    mutating func append(_ key: String, _ value: JSONValue, isNew: Bool = false) -> Bool {
        if !isNew, place(of: key) != nil { return false }
        members.append(Member(key: key, value: value))
        if members.count > Self.plainLimit + 1 {
            places[KeyBytes(key)] = members.count - 1
        } else if members.count > Self.plainLimit {
            _ = makeTable()
        }
        return true
    }

    /// Makes room for so many members.
    mutating func reserveCapacity(_ count: Int) { members.reserveCapacity(count) }

    private func place(of key: String) -> Int? {
        if members.count > Self.plainLimit { return places[KeyBytes(key)] }
        return members.withUnsafeBufferPointer { members in
            for index in members.indices where members[index].key.hasBytes(of: key) { return index }
            return nil
        }
    }

    private mutating func set(_ key: String, _ value: JSONValue) {
        if let place = place(of: key) { members[place].value = value } else { _ = append(key, value) }
    }

    /// - Returns: The keys that came before.
    private mutating func makeTable() -> [String] {
        var duplicates: [String] = []
        places.reserveCapacity(members.count)
        for (index, member) in members.enumerated() where places.updateValue(index, forKey: KeyBytes(member.key)) != nil {
            duplicates.append(member.key)
        }
        return duplicates
    }

    // MARK: Access by key

    /// The value of a key, `nil` when there is none. A new key goes to the end; setting `nil` removes the key.
    public subscript(key: String) -> JSONValue? {
        get { place(of: key).map { members[$0].value } }
        set { if let newValue { set(key, newValue) } else { removeValue(forKey: key) } }
    }

    /// The value of a key, or another one when there is none.
    public subscript(key: String, default value: @autoclosure () -> JSONValue) -> JSONValue {
        get { self[key] ?? value() }
        set { set(key, newValue) }
    }

    /// Removes a key, and gives its value if there was one.
    @discardableResult
    public mutating func removeValue(forKey key: String) -> JSONValue? {
        guard let place = place(of: key) else { return nil }
        let value = members.remove(at: place).value
        places = [:]
        if members.count > Self.plainLimit { _ = makeTable() }
        return value
    }

    /// Adds the members of another object; for a key in both, the other's value counts.
    public mutating func merge(_ other: JSONObject) {
        for member in other.members { set(member.key, member.value) }
    }

    /// The keys, in order.
    public var keys: [String] { members.map(\.key) }

    /// The values, in order.
    public var values: [JSONValue] { members.map(\.value) }
}

extension JSONObject: RandomAccessCollection {
    /// 0.
    public var startIndex: Int { 0 }

    /// How many members there are.
    public var endIndex: Int { members.count }

    /// The member at a place.
    public subscript(index: Int) -> (key: String, value: JSONValue) { (members[index].key, members[index].value) }
}

extension JSONObject: Hashable {
    /// Whether both have the same keys with equal values.
    public static func == (one: JSONObject, other: JSONObject) -> Bool {
        one.count == other.count && one.members.allSatisfy { other[$0.key] == $0.value }
    }

    /// Feeds the members regardless of their order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members {
            var part = Hasher()
            part.combine(KeyBytes(member.key))
            part.combine(member.value)
            sum &+= part.finalize()
        }
        hasher.combine(sum)
        hasher.combine(count)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Members in order. Of two values with the same key the last counts.
    public init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }
}

extension JSONObject: CustomStringConvertible {
    /// The object as JSON, without white space.
    public var description: String { JSONValue.object(self).description }
}
