import StarlingModel
import Synchronization

/// A model that lists its fields and leaves the rest to generic code, which is slower than what the macro writes, and
/// does the same.
protocol TableModel: Model {
    init()
    static var table: [any TableField<Self>] { get }
    static var options: ModelOptions { get }
}

/// A field of a ``TableModel``.
protocol TableField<Root>: Sendable {
    associatedtype Root: TableModel
    func describe(_ model: inout ModelBuilder<Root>)
    func read<Reader: WireReader & ~Copyable>(
        _ index: Int, into root: inout Root, _ model: inout ModelCursor, from reader: inout Reader)
    /// Sets the value of an absent key, if there is one.
    func fill(_ root: inout Root) -> Bool
    func write<Writer: WireWriter & ~Copyable>(_ index: Int, of root: Root, _ model: inout WriterModel, to writer: inout Writer)
}

private struct Field<Root: TableModel, Value: WireValue>: TableField {
    let name: String
    let path: any WritableKeyPath<Root, Value> & Sendable
    let optionalPath: any PartialKeyPath<Root?> & Sendable
    let wireName: String?
    let makeDefault: (@Sendable () -> Value)?
    let constraints: Constraints<Value>
    let marks: [FieldMark]

    func describe(_ model: inout ModelBuilder<Root>) {
        model.field(
            name, path, optionalPath, Value.self, wireName: wireName, default: makeDefault, constraints: constraints, marks: marks)
    }

    func read<Reader: WireReader & ~Copyable>(
        _ index: Int, into root: inout Root, _ model: inout ModelCursor, from reader: inout Reader
    ) {
        guard let value = reader.readField(&model, Value.self), Root.modelSchema.accepts(value, index, in: &model, &reader) else { return }
        root[keyPath: path] = value
    }

    func fill(_ root: inout Root) -> Bool {
        guard let value = makeDefault?() ?? Value.wireAbsent else { return false }
        root[keyPath: path] = value
        return true
    }

    func write<Writer: WireWriter & ~Copyable>(_ index: Int, of root: Root, _ model: inout WriterModel, to writer: inout Writer) {
        writer.writeField(index, root[keyPath: path], &model)
    }
}

extension TableModel {
    static var options: ModelOptions { ModelOptions() }

    static var modelSchema: ModelSchema<Self> { .cached(Self.self) }

    /// The table, made once: that of a generic type is a computed property.
    private static var fields: [any TableField<Self>] {
        let key = ObjectIdentifier(Self.self)
        if let known = tables.withLock({ $0[key] }) as? [any TableField<Self>] { return known }
        let made = table
        tables.withLock { $0[key] = made }
        return made
    }

    /// A field of the table.
    static func field<Value: WireValue>(
        _ name: String, _ path: any WritableKeyPath<Self, Value> & Sendable, _ optionalPath: any PartialKeyPath<Self?> & Sendable,
        wireName: String? = nil, default: (@Sendable () -> Value)? = nil, constraints: Constraints<Value> = Constraints(),
        _ marks: FieldMark...
    ) -> any TableField<Self> {
        Field(
            name: name, path: path, optionalPath: optionalPath, wireName: wireName, makeDefault: `default`, constraints: constraints,
            marks: marks)
    }

    static func describeModel(_ model: inout ModelBuilder<Self>) {
        model.options = options
        for field in fields { field.describe(&model) }
    }

    static func read<Reader: WireReader & ~Copyable>(from reader: inout Reader) -> Self? {
        guard var model = reader.beginModel(modelSchema.layout) else { return nil }
        let fields = fields
        var value = Self()
        var absent = Set(fields.indices)
        while true {
            let index = reader.nextField(&model)
            guard index >= 0 else { break }
            fields[index].read(index, into: &value, &model, from: &reader)
            absent.remove(index)
        }
        guard reader.endModel(&model) else { return nil }
        for index in absent.sorted() where !fields[index].fill(&value) { return reader.missing(index, &model) }
        var result: Self? = value
        reader.check(&result, &model)
        return result
    }

    func write<Writer: WireWriter & ~Copyable>(to writer: inout Writer) {
        var model = writer.beginModel(Self.modelSchema.layout)
        for (index, field) in Self.fields.enumerated() { field.write(index, of: self, &model, to: &writer) }
        writer.endModel(model)
    }
}

private let tables = Mutex<[ObjectIdentifier: any Sendable]>([:])
