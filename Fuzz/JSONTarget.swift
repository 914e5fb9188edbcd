#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private let json = FuzzedFormat { type, bytes in
    try JSON.decode(type, from: bytes)
} encode: { value in
    try JSON.encode(value)
}

/// Through a DTO: any of the fields of a wide model, and other names.
private let patch = DTO<Wide>(rename: .uppercase, fields: [(\.double, "double"), (\.any, "any")], partial: true, name: "patch")
private let renamed = DTO<Shape.Group>(rename: .screamingSnakeCase, forbidUnknownFields: true, name: "renamed")

/// Reads a document as everything there is.
@Sendable func fuzzJSON(_ bytes: [UInt8]) {
    let outcome = json.check(JSONValue.self, bytes)
    // The way for every format, and that for JSON alone.
    let plain = DecodingOutcome { try JSON.decode(PlainJSONValue.self, from: bytes).value }
    demand(plain == outcome, "\(plain) is not \(outcome)")
    // What is passed over is JSON or not, as what is read.
    let skipped = DecodingOutcome {
        _ = try JSON.decode(Skipped.self, from: bytes); return .null
    }
    demand(skipped.isMalformed == outcome.isMalformed, "skipped: \(skipped), read: \(outcome)")

    for isMalformed in [
        json.check(Leaf.self, bytes), json.check([Leaf?].self, bytes), json.check([String: Leaf].self, bytes),
        json.check(Shape.self, bytes), json.check(Mixed.self, bytes), json.check(NoFields.self, bytes),
        json.check([Double].self, bytes), json.check([Int?].self, bytes), json.check([UInt64].self, bytes),
        json.check([Int128].self, bytes),
        json.check(Tuple<String, Int>.self, bytes), json.check(Set<String>.self, bytes), json.check(JSONObject.self, bytes),
    ].map(\.isMalformed) {
        demand(isMalformed == outcome.isMalformed, "another answer than \(outcome)")
    }
    json.check(Wide.self, bytes, isSame)
    json.check([Decimal].self, bytes)
    // A `Float` is written with the digits that it needs, and read by way of a `Double`.
    json.check([Float].self, bytes)
    json.check([Date].self, bytes)

    checkNumber(bytes, outcome)
    checkDTOs(bytes)
    checkCodable(bytes, outcome)
}

/// A document that is a number means what the standard library says.
private func checkNumber(_ bytes: [UInt8], _ outcome: DecodingOutcome) {
    guard case .value(let value) = outcome, let number = value.doubleValue else { return }
    let text = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
    demand(number.bitPattern == Double(text)?.bitPattern || number == 0, "\(text) is not \(number)")
}

private func checkDTOs(_ bytes: [UInt8]) {
    if let data = try? JSON.decode(DTOData<Wide>.self, from: bytes, through: patch) {
        guard let written = try? JSON.encode(data, through: patch),
            let again = try? JSON.decode(DTOData<Wide>.self, from: written, through: patch)
        else { fatalError("\(data.fields) cannot be read again") }
        demand(data.fields == again.fields)
        _ = try? data.create()
    }
    if let group = try? JSON.decode(Shape.Group.self, from: bytes, through: renamed) {
        let again = try? JSON.decode(Shape.Group.self, from: JSON.encode(group, through: renamed), through: renamed)
        demand(again == group, "\(group)")
    }
}

private func checkCodable(_ bytes: [UInt8], _ outcome: DecodingOutcome) {
    let model = try? JSON.decode(Leaf.self, from: bytes)
    let codable = try? JSON.decode(CodableLeaf.self, from: bytes)
    // A key that is there twice is a fault of everything that reads it; a model does not read those that it does not know.
    if codable != nil || !outcome.isFaulty {
        demand(model?.name == codable?.name && model?.size == codable?.size, "\(model as Any) is not \(codable as Any)")
    }
    if let any = try? JSON.decode(CodableAny.self, from: bytes) {
        guard case .value = outcome else { fatalError("Codable takes what is none: \(outcome)") }
        let again = try? JSON.decode(CodableAny.self, from: JSON.encode(any))
        demand(again == any, "\(any) is not \(again as Any)")
    }
}
