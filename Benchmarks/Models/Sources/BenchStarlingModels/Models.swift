import StarlingModel

@Model
struct Person {
    var id: Int
    var name: String
    var email: String
    var tags: [String]
}

@Model
struct Message {
    var id: Int
    var text: String
}

@Model
struct Item {
    @Field(ge: 1) var id: Int
    @Field(ge: 0, le: 1000) var quantity: Int
    @Field(ge: 1, le: 5) var priority: Int
    @Field(gt: 0) var price: Double
    @Field(gt: 0, le: 100) var weight: Double
    @Field(minLength: 4, maxLength: 16) var sku: String
    @Field(minLength: 1, maxLength: 80) var name: String
    @Field(maxItems: 5) var tags: [String]
}
