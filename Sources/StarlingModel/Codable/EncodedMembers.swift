/// The members of an object in the making, each key once; the last value of a key counts, and stands where it was set.
struct EncodedMembers {
    /// The members in the order in which they were set; `nil` for one that was set again later.
    private var members: [(key: String, value: Encoded)?] = []
    /// The places, when there are too many keys to look through.
    private var places: [KeyBytes: Int] = [:]
    private(set) var count = 0

    subscript(key: String) -> Encoded? { place(of: key).flatMap { members[$0]?.value } }

    mutating func set(_ value: Encoded, for key: String) {
        if let place = place(of: key) {
            members[place] = nil
            count -= 1
        }
        members.append((key, value))
        count += 1
        if members.count == 17 {
            for (place, member) in members.enumerated() { if let member { places[KeyBytes(member.key)] = place } }
        } else if members.count > 17 {
            places[KeyBytes(key)] = members.count - 1
        }
    }

    private func place(of key: String) -> Int? {
        members.count > 16 ? places[KeyBytes(key)] : members.lastIndex { $0?.key.hasBytes(of: key) == true }
    }

    func forEach(_ body: (String, Encoded) -> Void) {
        for member in members { if let member { body(member.key, member.value) } }
    }
}
