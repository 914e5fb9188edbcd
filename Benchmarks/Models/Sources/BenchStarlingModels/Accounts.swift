import StarlingModel

@Model(rename: .snakeCase)
struct Account {
    var id: Int
    var firstName: String
    var lastName: String
    var email: String
    var passwordHash: String = ""
    var internalNote: String = ""
    var tags: [String]
    var address: Address
}

@Model(rename: .snakeCase)
struct Address {
    var street: String
    var zipCode: String
}

extension DTO<Account> {
    static var view: Self { DTO(exclude: [\.passwordHash, \.internalNote], rename: .camelCase) }
}

/// What the DTO makes of an account, as a model.
@Model
struct AccountView {
    var id: Int
    var firstName: String
    var lastName: String
    var email: String
    var tags: [String]
    var address: AddressView
}

@Model
struct AddressView {
    var street: String
    var zipCode: String
}
