/// Values of some of a model's fields, by their numbers.
struct FieldValues: Sendable {
    /// What was read for a field.
    enum FieldValue: Sendable {
        case whole(any Sendable)
        /// Some of the fields of a nested model.
        case parts(FieldValues)
    }

    private var values: [Int: FieldValue] = [:]
    /// The names of the fields where they were read, for faults.
    private var names: [String] = []

    subscript(index: Int) -> FieldValue? { values[index] }

    /// The numbers of the fields that there are values for, in order.
    var indices: [Int] { values.keys.sorted() }

    // MARK: Reading and writing

    static func read<Root: Model, Reader: WireReader & ~Copyable>(_ type: Root.Type, from reader: inout Reader) -> FieldValues? {
        let schema = Root.modelSchema
        let fields = schema.description.fields
        guard var model = reader.beginModel(schema.layout) else { return nil }
        var result = FieldValues()
        result.names = fields.indices.map(model.layout.name(of:))
        while true {
            let index = reader.nextField(&model)
            guard index >= 0 else { break }
            let field = fields[index]
            let planned = model.layout.header.pointee.isPlan
            if planned { reader.state.plan = model.layout.header.pointee.entries[index].nested }
            if let nested = field.type.direct, nested.modelDescription.kind == .object {
                // Null for an optional model is a value of its own.
                if case .optional = field.type, reader.readNull() {
                    if let null = field.codec.absent() { result.values[index] = .whole(null) }
                } else if let parts = readParts(nested, from: &reader) {
                    result.values[index] = .parts(parts)
                } else {
                    reader.locate(&model)
                }
            } else if let value = field.codec.read(from: &reader) {
                if reader.accept(field.codec.check(value), of: &model) { result.values[index] = .whole(value) }
            } else {
                reader.locate(&model)
            }
        }
        return reader.endModel(&model) ? result : nil
    }

    private static func readParts<Reader: WireReader & ~Copyable>(_ type: any Model.Type, from reader: inout Reader) -> FieldValues? {
        func open<Nested: Model>(_ type: Nested.Type, _ reader: inout Reader) -> FieldValues? { read(type, from: &reader) }
        return open(type, &reader)
    }

    func write<Root: Model, Writer: WireWriter & ~Copyable>(_ type: Root.Type, to writer: inout Writer) {
        let schema = Root.modelSchema
        var model = writer.beginModel(schema.layout)
        for (index, field) in schema.description.fields.enumerated() where model.layout.isWritten(index) {
            guard let value = values[index] else { continue }
            writer.writeKey(index, &model)
            if model.layout.header.pointee.isPlan { writer.state.plan = model.layout.header.pointee.entries[index].nested }
            switch value {
            case .whole(let value): field.codec.write(value, to: &writer)
            case .parts(let parts):
                guard let nested = field.type.direct else { continue }
                func open<Nested: Model>(_ type: Nested.Type) { parts.write(type, to: &writer) }
                open(nested)
            }
        }
        writer.endModel(model)
    }

    // MARK: Values

    func contains(_ path: AnyKeyPath, in type: any Model.Type) -> Bool {
        guard let place = FieldPaths.find([path], from: type)[path] else { return false }
        return contains(place[...])
    }

    private func contains(_ place: ArraySlice<Int>) -> Bool {
        guard let first = place.first, let value = values[first] else { return false }
        if place.count == 1 { return true }
        guard case .parts(let parts) = value else { return false }
        return parts.contains(place.dropFirst())
    }

    func value(at path: AnyKeyPath, in type: any Model.Type) throws -> (any Sendable)? {
        guard let place = FieldPaths.find([path], from: type)[path] else { return nil }
        return try value(at: place[...], in: type)
    }

    private func value(at place: ArraySlice<Int>, in type: any Model.Type) throws -> (any Sendable)? {
        guard let first = place.first, let value = values[first] else { return nil }
        switch value {
        case .whole(let value): return place.count == 1 ? value : nil
        case .parts(let parts):
            guard let nested = type.modelDescription.fields[first].type.direct else { return nil }
            if place.count > 1 { return try parts.value(at: place.dropFirst(), in: nested) }
            return try parts.makeAny(nested)
        }
    }

    mutating func set(_ value: (any Sendable)?, at path: AnyKeyPath, in type: any Model.Type) {
        guard let place = FieldPaths.find([path], from: type)[path] else { return }
        set(value, at: place[...])
    }

    private mutating func set(_ value: (any Sendable)?, at place: ArraySlice<Int>) {
        guard let first = place.first else { return }
        if place.count == 1 {
            values[first] = value.map(FieldValue.whole)
        } else {
            var parts = FieldValues()
            if case .parts(let present) = values[first] { parts = present }
            parts.set(value, at: place.dropFirst())
            values[first] = .parts(parts)
        }
    }

    // MARK: Models

    /// Makes a model of the values: they are read by the model itself, so that its defaults and its rules hold.
    func make<Root: Model>(_ type: Root.Type) throws -> Root {
        let fields = Root.modelDescription.fields
        let missing = fields.indices.filter { fields[$0].isRequired && values[$0] == nil }
        if !missing.isEmpty {
            throw ValidationError(missing.map { Fault(.missingField, ["field": names.isEmpty ? fields[$0].wireName : names[$0]]) })
        }
        var reader = FieldValueReader(self)
        let value = Root.read(from: &reader)
        if let value, reader.state.faultCount == 0 { return value }
        throw ValidationError(reader.state.log)
    }

    func makeAny(_ type: any Model.Type) throws -> any Sendable {
        func open<Nested: Model>(_ type: Nested.Type) throws -> any Sendable { try make(type) }
        return try open(type)
    }

    /// Sets the fields that there are values for.
    func update<Root: Model>(_ root: inout Root) throws {
        var boxed: Any = root
        let schema = Root.modelSchema
        var found: [Fault] = []
        for (index, field) in schema.description.fields.enumerated() {
            guard let value = values[index] else { continue }
            let name = names.isEmpty ? field.wireName : names[index]
            do {
                let new: any Sendable =
                    switch value {
                    case .whole(let value): value
                    case .parts(let parts): try parts.change(field, in: boxed)
                    }
                if !field.codec.set(new, in: &boxed) {
                    found.append(Fault(.invalidValue, ["reason": "`\(name)` cannot be changed"], path: name))
                }
            } catch let error as ValidationError {
                found += error.faults.map { $0.below(name) }
            }
        }
        if !found.isEmpty { throw ValidationError(found) }
        guard let changed = boxed as? Root else { return }
        var faults = ModelFaults<Root>(schema.layout)
        changed.validate(&faults)
        if !faults.faults.isEmpty { throw ValidationError(faults.faults) }
        root = changed
    }

    /// The nested model of a field with the values set in it; a new one where there is none.
    private func change(_ field: FieldDescription, in root: Any) throws -> any Sendable {
        guard let nested = field.type.direct else { return 0 }
        func open<Nested: Model>(_ type: Nested.Type) throws -> any Sendable {
            if let present = field.codec.get(from: root).flatMap({ $0 as? Nested }) {
                var changed = present
                try update(&changed)
                return changed
            }
            return try make(type)
        }
        return try open(nested)
    }
}
