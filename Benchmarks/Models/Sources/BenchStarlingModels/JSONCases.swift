import StarlingModel
import Worker

/// Every case is written out, so that each call meets the library with its type known, as a user's call does.
extension StarlingModels {
    static var jsonRecords: [Case] {
        [
            .encode("people.json.encode") { inputs in
                let value = try JSON.decode([Person].self, from: inputs("people.json"))
                return { try JSON.encode(value) }
            },
            .decode("people.json.decode") { inputs in
                let bytes = try inputs("people.json")
                return { try JSON.decode([Person].self, from: bytes) }
            } thenEncode: {
                try JSON.encode($0)
            },
            .encode("small.json.encode") { inputs in
                let value = try JSON.decode(Message.self, from: inputs("small.json"))
                return { try JSON.encode(value) }
            },
            .decode("small.json.decode") { inputs in
                let bytes = try inputs("small.json")
                return { try JSON.decode(Message.self, from: bytes) }
            } thenEncode: {
                try JSON.encode($0)
            },
            .encode("constrained.json.encode") { inputs in
                let value = try JSON.decode([Item].self, from: inputs("constrained.json"))
                return { try JSON.encode(value) }
            },
            .decode("constrained.json.decode") { inputs in
                let bytes = try inputs("constrained.json")
                return { try JSON.decode([Item].self, from: bytes) }
            } thenEncode: {
                try JSON.encode($0)
            },
        ]
    }

    static var jsonAccounts: [Case] {
        [
            .encode("accounts.json.encode") { inputs in
                let value = try JSON.decode([Account].self, from: inputs("accounts.json"))
                return { try JSON.encode(value) }
            },
            .decode("accounts.json.decode") { inputs in
                let bytes = try inputs("accounts.json")
                return { try JSON.decode([Account].self, from: bytes) }
            } thenEncode: {
                try JSON.encode($0)
            },
            .encode("accounts-dto.json.encode") { inputs in
                let value = try JSON.decode([Account].self, from: inputs("accounts.json"))
                let dto = DTO<Account>.view
                return { try JSON.encode(value, through: dto) }
            },
            .decode("accounts-dto.json.decode") { inputs in
                let bytes = try inputs("accounts-view.json")
                let dto = DTO<Account>.view
                return { try JSON.decode([Account].self, from: bytes, through: dto) }
            } thenEncode: {
                try JSON.encode($0, through: DTO<Account>.view)
            },
            .encode("accounts-view.json.encode") { inputs in
                let value = try JSON.decode([AccountView].self, from: inputs("accounts-view.json"))
                return { try JSON.encode(value) }
            },
            .decode("accounts-view.json.decode") { inputs in
                let bytes = try inputs("accounts-view.json")
                return { try JSON.decode([AccountView].self, from: bytes) }
            } thenEncode: {
                try JSON.encode($0)
            },
        ]
    }

    static var jsonDocuments: [Case] {
        [
            .encode("twitter.json.encode") { inputs in
                let value = try JSON.decode(Timeline.self, from: inputs("twitter.json"))
                return { try JSON.encode(value) }
            },
            .decode("twitter.json.decode") { inputs in
                let bytes = try inputs("twitter.json")
                return { try JSON.decode(Timeline.self, from: bytes) }
            } thenEncode: {
                try JSON.encode($0)
            },
            .encode("citm.json.encode") { inputs in
                let value = try JSON.decode(Catalog.self, from: inputs("citm.json"))
                return { try JSON.encode(value) }
            },
            .decode("citm.json.decode") { inputs in
                let bytes = try inputs("citm.json")
                return { try JSON.decode(Catalog.self, from: bytes) }
            } thenEncode: {
                try JSON.encode($0)
            },
            .encode("twitter-any.json.encode") { inputs in
                let value = try JSON.decode(JSONValue.self, from: inputs("twitter.json"))
                return { try JSON.encode(value) }
            },
            .decode("twitter-any.json.decode") { inputs in
                let bytes = try inputs("twitter.json")
                return { try JSON.decode(JSONValue.self, from: bytes) }
            } thenEncode: {
                try JSON.encode($0)
            },
            .encode("citm-any.json.encode") { inputs in
                let value = try JSON.decode(JSONValue.self, from: inputs("citm.json"))
                return { try JSON.encode(value) }
            },
            .decode("citm-any.json.decode") { inputs in
                let bytes = try inputs("citm.json")
                return { try JSON.decode(JSONValue.self, from: bytes) }
            } thenEncode: {
                try JSON.encode($0)
            },
        ]
    }
}
