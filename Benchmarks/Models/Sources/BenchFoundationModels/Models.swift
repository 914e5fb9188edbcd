struct Person: Codable {
    var id: Int
    var name: String
    var email: String
    var tags: [String]
}

struct Message: Codable {
    var id: Int
    var text: String
}

/// The shape of Starling's `Item`, with nothing checked.
struct Item: Codable {
    var id: Int
    var quantity: Int
    var priority: Int
    var price: Double
    var weight: Double
    var sku: String
    var name: String
    var tags: [String]
}
