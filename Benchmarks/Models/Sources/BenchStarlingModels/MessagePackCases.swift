import StarlingModel
import Worker

extension StarlingModels {
    static var messagePackRecords: [Case] {
        [
            .encode("people.msgpack.encode") { inputs in
                let value = try MessagePack.decode([Person].self, from: inputs("people.msgpack"))
                return { try MessagePack.encode(value) }
            },
            .decode("people.msgpack.decode") { inputs in
                let bytes = try inputs("people.msgpack")
                return { try MessagePack.decode([Person].self, from: bytes) }
            } thenEncode: {
                try MessagePack.encode($0)
            },
            .encode("small.msgpack.encode") { inputs in
                let value = try MessagePack.decode(Message.self, from: inputs("small.msgpack"))
                return { try MessagePack.encode(value) }
            },
            .decode("small.msgpack.decode") { inputs in
                let bytes = try inputs("small.msgpack")
                return { try MessagePack.decode(Message.self, from: bytes) }
            } thenEncode: {
                try MessagePack.encode($0)
            },
        ]
    }

    static var messagePackAccounts: [Case] {
        [
            .encode("accounts.msgpack.encode") { inputs in
                let value = try MessagePack.decode([Account].self, from: inputs("accounts.msgpack"))
                return { try MessagePack.encode(value) }
            },
            .decode("accounts.msgpack.decode") { inputs in
                let bytes = try inputs("accounts.msgpack")
                return { try MessagePack.decode([Account].self, from: bytes) }
            } thenEncode: {
                try MessagePack.encode($0)
            },
            .encode("accounts-dto.msgpack.encode") { inputs in
                let value = try MessagePack.decode([Account].self, from: inputs("accounts.msgpack"))
                let dto = DTO<Account>.view
                return { try MessagePack.encode(value, through: dto) }
            },
            .decode("accounts-dto.msgpack.decode") { inputs in
                let bytes = try inputs("accounts-view.msgpack")
                let dto = DTO<Account>.view
                return { try MessagePack.decode([Account].self, from: bytes, through: dto) }
            } thenEncode: {
                try MessagePack.encode($0, through: DTO<Account>.view)
            },
            .encode("accounts-view.msgpack.encode") { inputs in
                let value = try MessagePack.decode([AccountView].self, from: inputs("accounts-view.msgpack"))
                return { try MessagePack.encode(value) }
            },
            .decode("accounts-view.msgpack.decode") { inputs in
                let bytes = try inputs("accounts-view.msgpack")
                return { try MessagePack.decode([AccountView].self, from: bytes) }
            } thenEncode: {
                try MessagePack.encode($0)
            },
        ]
    }
}
