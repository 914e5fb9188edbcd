extension JSONEncodingFragment {
    /// A fragment for a member of the object that is open.
    /// - Parameters:
    ///   - key: The name of the member.
    ///   - serial: The frame of the object.
    ///   - isReused: Whether asking again under the same key gives the same fragment: a class and its superclass
    ///     may both ask for a container.
    func member(_ key: some CodingKey, of serial: Int, isReused: Bool) -> JSONEncodingFragment {
        guard frame.serial == serial else { return refuse() }
        let name = key.stringValue
        if isReused, let known = child(named: name) { return known }
        let start = writer.count
        writer.key(name)
        let fragment = child(key: key, name: isReused ? name : nil)
        if frame.isShared { removeMember(name, before: start) }
        return fragment
    }

    /// A fragment for the next element of the array that is open.
    /// - Parameter serial: The frame of the array.
    func element(of serial: Int) -> JSONEncodingFragment {
        guard frame.serial == serial else { return refuse() }
        frame.count += 1
        return child(key: JSONEncodingKey.index(frame.count - 1), name: nil)
    }

    private func child(key: some CodingKey, name: String?) -> JSONEncodingFragment {
        let fragment = JSONEncodingFragment(below: self, key: key)
        children.append(Child(place: writer.count, owner: frame.serial, key: name, fragment: fragment))
        writer.comma()
        return fragment
    }

    private func child(named name: String) -> JSONEncodingFragment? {
        // Those of this object come last, mixed with those of the values below it.
        for child in children.reversed() {
            guard child.place > frame.start else { return nil }
            if child.owner == frame.serial, child.key == name { return child.fragment }
        }
        return nil
    }

    /// For a container that is used out of its turn: the present value fails, and this fragment stands in for one
    /// that would go nowhere. A new one each time would let a chain of them grow without end.
    private func refuse() -> JSONEncodingFragment {
        fail(outlived())
        return self
    }

    // MARK: Repeated keys

    /// Removes the earlier member of a name, once the new one stands at `end`: the last one counts.
    ///
    /// This is for objects that are shared. A type that names a key twice in one container gets it twice, because
    /// looking for it would cost every object.
    func removeMember(_ name: String, before end: Int) {
        var wanted = JSONWriter(capacity: 64)
        wanted.key(name)
        var position = frame.start + 1
        while position < end {
            let start = position
            position = endOfMember(from: start)
            if position - start >= wanted.count, (0..<wanted.count).allSatisfy({ writer[start + $0] == wanted[$0] }) {
                remove(start..<position)
                return
            }
        }
    }

    /// The place behind the comma of the member that starts at a place. The values of fragments are missing yet.
    private func endOfMember(from start: Int) -> Int {
        var depth = 0
        var isString = false
        var position = start
        while position < writer.count {
            let byte = writer[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "\""): isString.toggle()
            case _ where isString: break
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ",") where depth == 0: return position
            default: break
            }
        }
        return writer.count
    }

    private func remove(_ range: Range<Int>) {
        writer.remove(range)
        children.removeAll { range.contains($0.place) }
        for index in children.indices where children[index].place >= range.upperBound {
            children[index].place -= range.count
        }
    }
}
