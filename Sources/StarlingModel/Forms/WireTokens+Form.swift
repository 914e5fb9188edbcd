extension WireTokens {
    /// Takes a form apart.
    ///
    /// Nobody knows what a `Decodable` type will ask for, so here every dot leads into a nested object.
    mutating func readForm<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Bool {
        let kind = reader.peek()
        guard kind == .object else {
            guard let texts = reader.read([String].self) else { return false }
            appendTexts(texts)
            return true
        }
        guard var cursor = reader.beginObject() else { return false }
        var root = FormNode()
        while let name = reader.nextKey(&cursor) {
            guard let texts = reader.read([String].self) else { return false }
            if !root.add(texts, at: name) {
                reader.record(Fault(.duplicateField, ["field": name]))
                return false
            }
        }
        append(root)
        return true
    }

    private mutating func append(_ node: FormNode) {
        appendObject { tokens in
            for name in node.names {
                tokens.append(.key(name))
                if let child = node.children[name] { tokens.append(child) } else { tokens.appendTexts(node.texts[name] ?? []) }
            }
            return node.names.count
        }
    }

    /// The value at a place of a form, for a reader of forms.
    func content(at place: Int) -> (pairs: [FormPair], kind: TextGroup.Kind) {
        switch list[place] {
        case .string(let text): return ([FormPair("", .text(text))], .value)
        case .texts: return (texts(at: place).map { FormPair("", .text($0)) }, .values)
        default:
            var pairs: [FormPair] = []
            addPairs(at: place, below: "", to: &pairs)
            return (pairs, .pairs)
        }
    }

    private func texts(at place: Int) -> [String] {
        (place + 1..<end(of: place)).compactMap { if case .string(let text) = list[$0] { text } else { nil } }
    }

    private func addPairs(at place: Int, below parent: String, to pairs: inout [FormPair]) {
        guard case .object(let count, _) = list[place] else {
            pairs += texts(at: place).map { FormPair(parent, .text($0)) }
            return
        }
        var place = place + 1
        for _ in 0..<count {
            guard case .key(let name) = list[place] else { return }
            addPairs(at: place + 1, below: parent.isEmpty ? name : parent + "." + name, to: &pairs)
            place = end(of: place + 1)
        }
    }
}

/// Names with what is below them.
private struct FormNode {
    /// In order.
    private(set) var names: [String] = []
    private(set) var texts: [String: [String]] = [:]
    private(set) var children: [String: FormNode] = [:]

    /// Gives false when a name has values and others below it.
    mutating func add(_ values: [String], at name: String) -> Bool {
        // Beyond the depth that a reader allows a dot is like every other letter.
        add(values, at: name.split(separator: ".", maxSplits: JSONReader.maximumDepth - 1, omittingEmptySubsequences: false)[...])
    }

    private mutating func add(_ values: [String], at path: ArraySlice<Substring>) -> Bool {
        guard let first = path.first else { return false }
        let name = String(first)
        if path.count == 1 {
            guard children[name] == nil, texts[name] == nil else { return false }
            names.append(name)
            texts[name] = values
            return true
        }
        guard texts[name] == nil else { return false }
        if children[name] == nil { names.append(name) }
        return children[name, default: FormNode()].add(values, at: path.dropFirst())
    }
}
