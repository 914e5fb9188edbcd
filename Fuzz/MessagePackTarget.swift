#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private let messagePack = FuzzedFormat { type, bytes in
    try MessagePack.decode(type, from: bytes)
} encode: { value in
    try MessagePack.encode(value)
}

private let patch = DTO<Wide>(rename: .uppercase, fields: [(\.double, "double"), (\.any, "any")], partial: true, name: "patch")
private let renamed = DTO<Shape.Group>(rename: .screamingSnakeCase, forbidUnknownFields: true, name: "renamed")

/// Reads a document as everything there is.
@Sendable func fuzzMessagePack(_ bytes: [UInt8]) {
    let outcome = messagePack.check(JSONValue.self, bytes)
    let skipped = DecodingOutcome {
        _ = try MessagePack.decode(Skipped.self, from: bytes); return .null
    }
    demand(skipped.isMalformed == outcome.isMalformed, "skipped: \(skipped), read: \(outcome)")

    for isMalformed in [
        messagePack.check(Leaf.self, bytes), messagePack.check([Leaf?].self, bytes), messagePack.check([String: Leaf].self, bytes),
        messagePack.check(Shape.self, bytes), messagePack.check(Mixed.self, bytes), messagePack.check(NoFields.self, bytes),
        messagePack.check([Double].self, bytes), messagePack.check([Float].self, bytes), messagePack.check([Int?].self, bytes),
        messagePack.check([UInt64].self, bytes), messagePack.check([Data].self, bytes), messagePack.check(JSONObject.self, bytes),
        messagePack.check(Tuple<String, Int>.self, bytes), messagePack.check(Set<String>.self, bytes),
    ].map(\.isMalformed) {
        demand(isMalformed == outcome.isMalformed, "another answer than \(outcome)")
    }
    messagePack.check(Wide.self, bytes, isSame)
    messagePack.check([Date].self, bytes)
    messagePack.check([Int128].self, bytes)
    messagePack.check([Decimal].self, bytes)
    checkJSON(outcome)
    checkDTOs(bytes)
    checkCodable(bytes, outcome)
}

/// What can be read can be written as JSON.
private func checkJSON(_ outcome: DecodingOutcome) {
    guard case .value(let value) = outcome else { return }
    guard let text = try? JSON.encode(value), (try? JSON.decode(JSONValue.self, from: text)) != nil else {
        fatalError("\(value) is no JSON")
    }
}

private func checkDTOs(_ bytes: [UInt8]) {
    if let data = try? MessagePack.decode(DTOData<Wide>.self, from: bytes, through: patch) {
        guard let written = try? MessagePack.encode(data, through: patch),
            let again = try? MessagePack.decode(DTOData<Wide>.self, from: written, through: patch)
        else { fatalError("\(data.fields) cannot be read again") }
        demand(data.fields == again.fields)
        _ = try? data.create()
    }
    if let group = try? MessagePack.decode(Shape.Group.self, from: bytes, through: renamed) {
        let again = try? MessagePack.decode(Shape.Group.self, from: MessagePack.encode(group, through: renamed), through: renamed)
        demand(again == group, "\(group)")
    }
}

private func checkCodable(_ bytes: [UInt8], _ outcome: DecodingOutcome) {
    let model = try? MessagePack.decode(Leaf.self, from: bytes)
    let codable = try? MessagePack.decode(CodableLeaf.self, from: bytes)
    // A key that is there twice is a fault of everything that reads it; a model does not read those that it does not know.
    if codable != nil || !outcome.isFaulty {
        demand(model?.name == codable?.name && model?.size == codable?.size, "\(model as Any) is not \(codable as Any)")
    }
    if let any = try? MessagePack.decode(CodableAny.self, from: bytes) {
        guard case .value = outcome else { fatalError("Codable takes what is none: \(outcome)") }
        let again = try? MessagePack.decode(CodableAny.self, from: MessagePack.encode(any))
        demand(again == any || again.map { "\($0)" } == "\(any)", "\(any) is not \(again as Any)")
    }
}
