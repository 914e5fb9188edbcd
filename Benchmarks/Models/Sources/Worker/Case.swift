/// One thing that is measured: how to get ready for it, and what is done again and again then.
public struct Case {
    let name: String
    let prepare: (Inputs) throws -> Prepared

    /// Encoding. What it makes is the case's output.
    public static func encode(_ name: String, _ prepare: @escaping (Inputs) throws -> () throws -> some Sequence<UInt8>) -> Case {
        Case(name: name) { inputs in
            let encode = try prepare(inputs)
            return Prepared(encode) { try [UInt8](encode()) }
        }
    }

    /// Decoding. What `encode` makes of the decoded value is the case's output.
    public static func decode<Value>(
        _ name: String,
        _ prepare: @escaping (Inputs) throws -> () throws -> Value,
        thenEncode encode: @escaping (Value) throws -> some Sequence<UInt8>
    ) -> Case {
        Case(name: name) { inputs in
            let decode = try prepare(inputs)
            return Prepared(decode) { try [UInt8](encode(decode())) }
        }
    }
}

/// A case that is ready to be run.
struct Prepared {
    let run: (_ times: Int) throws -> Void
    let output: () throws -> [UInt8]

    /// The work comes as a closure from another module and its result is thrown away here, so that the compiler can
    /// neither leave any of it out nor do it only once.
    init<Result>(_ work: @escaping () throws -> Result, output: @escaping () throws -> [UInt8]) {
        run = { times in
            for _ in 0..<times {
                _ = try work()
            }
        }
        self.output = output
    }
}
