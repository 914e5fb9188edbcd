import HTTPTypes

extension HeaderFields {
    /// Takes the fields of another collection over: they come last, and a name that is there already is replaced.
    ///
    /// Two names are no single statement that another one could take the place of. An answer depends on all that anybody says it does: what
    /// `Vary` has is united. And each `Set-Cookie` is about one cookie: none but a cookie of the same name, path and domain gives way to it
    /// (RFC 6265, section 4.1.1).
    package mutating func replace(with other: HeaderFields) {
        guard !other.isEmpty else { return }
        guard !isEmpty else {
            self = other
            return
        }
        let vary = contains(.vary) && other.contains(.vary) ? varying.union(other.varying) : nil
        let cookies = Set(other[values: .setCookie].map(SetCookie.place))
        var merged = HeaderFields(capacity: storage.count + other.storage.count)
        forEach { name, value in
            let isReplaced =
                name.elementsEqual("set-cookie".utf8)
                ? !cookies.isEmpty && cookies.contains(SetCookie.place(of: String(decoding: value, as: UTF8.self)))
                : other.contains(name)
            if !isReplaced { merged.append(name: name, value: value) }
        }
        merged.append(contentsOf: other)
        if let vary { merged[.vary] = vary.headerValue }
        self = merged
    }

    private func contains(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        var found = false
        forEach { other, _ in found = found || other.count == name.count && other.elementsEqual(name) }
        return found
    }
}
