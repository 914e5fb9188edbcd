import Testing

/// What differs from handler to handler: methods, names, effects, results, access.
@Suite struct HandlerShapeTests {
    @Test(arguments: ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options"])
    func attributeGivesTheMethod(name: String) {
        expectExpansion(of: "@\(name) func f() async {}", containing: ["methods: [.\(name.lowercased())],"])
    }

    @Test func routeCopiesItsMethods() {
        expectExpansion(
            of: "@Route(\"/x\", methods: [.get, .init(\"PURGE\")!], tags: tags) func f() async {}",
            containing: [
                "methods: [.get, .init(\"PURGE\")!],", "path: \"/x\",", "options: StarlingCore.HandlerOptions(tags: tags),",
            ])
        expectExpansion(of: "@Route(methods: Self.all) func f() async {}", containing: ["methods: Self.all,", "path: \"\","])
    }

    @Test func qualifiedAttributeIsRead() {
        expectExpansion(
            of: "@Get func f(@Starling.Query q: Int, @My.Thing r: Int) async {}",
            containing: [
                "let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument(\"q\", source: .query, decoder: StarlingCore.ParameterDecoding.of(Int.self))",
                "let __macro_local_9argument2fMu_ = StarlingCore.ParameterArgument(\"r\", decoder: StarlingCore.ParameterDecoding.of(Int.self))",
            ])
    }

    @Test func labelsMakeTheFullName() {
        expectExpansion(
            of: "@Get func f(_ a: Int, for b: Int, in `class`: Int, `let`: Int, `switch`: Int) async {}",
            containing: [
                "let __macro_local_4callfMu_: @concurrent @Sendable (Int, Int, Int, Int, Int) async throws -> Void = f(_:for:in:`let`:switch:)",
                "let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument(\"a\", decoder: StarlingCore.ParameterDecoding.of(Int.self))",
                "let __macro_local_9argument2fMu_ = StarlingCore.ParameterArgument(\"b\", decoder: StarlingCore.ParameterDecoding.of(Int.self))",
                "let __macro_local_9argument3fMu_ = StarlingCore.ParameterArgument(\"class\", decoder: StarlingCore.ParameterDecoding.of(Int.self))",
                "let __macro_local_9argument4fMu_ = StarlingCore.ParameterArgument(\"let\", decoder: StarlingCore.ParameterDecoding.of(Int.self))",
            ])
    }

    @Test func keywordCanNameTheHandler() {
        expectExpansion(
            of: "@Get func `class`() async {}",
            containing: [
                "nonisolated var $class: _Route_class {",
                "let __macro_local_4callfMu_: @concurrent @Sendable () async throws -> Void = `class`",
                "name: \"class\",",
                "nonisolated struct _Route_class: StarlingCore.HandlerRoute {",
            ])
    }

    @Test(arguments: ["async", "throws", "async throws", "async throws(Oops)", ""])
    func effectsDoNotChangeTheCall(effects: String) {
        let blocking = effects.contains("async") ? "" : "(blocking: false)"
        expectExpansion(
            of: "@Get\(blocking) func f() \(effects) -> Int {}",
            containing: [
                "let __macro_local_4callfMu_: @concurrent @Sendable () async throws -> Int = f",
                "result: StarlingCore.ResultEncoding.of(Int.self)",
                "return try await __macro_local_4callfMu_()",
            ])
    }

    @Test(
        arguments: [
            ("", "Void", "Void.self"), ("-> Void", "Void", "Void.self"), ("-> ()", "Void", "Void.self"),
            ("-> [Int]", "[Int]", "[Int].self"), ("-> Int?", "Int?", "Int?.self"), ("-> Int!", "Int?", "Int?.self"),
            ("-> any Encodable", "any Encodable", "(any Encodable).self"), ("-> (Int, Int)", "(Int, Int)", "(Int, Int).self"),
            ("-> sending User", "User", "User.self"), ("-> Page<User>.List", "Page<User>.List", "Page<User>.List.self"),
        ])
    func resultType(clause: String, type: String, reference: String) {
        expectExpansion(
            of: "@Get func f() async \(clause) {}",
            containing: [
                "let __macro_local_4callfMu_: @concurrent @Sendable () async throws -> \(type) = f",
                "result: StarlingCore.ResultEncoding.of(\(reference))",
            ])
    }

    @Test(arguments: ["public", "package", "internal", "fileprivate", "private"])
    func accessFollowsTheFunction(access: String) {
        let memberAccess = ["public", "package"].contains(access) ? access + " " : ""
        expectExpansion(
            of: "@Get \(access) func f() async {}",
            containing: [
                "\(access) nonisolated var $f: _Route_f {",
                "\(access) nonisolated struct _Route_f: StarlingCore.HandlerRoute {",
                "\(memberAccess)let handler: StarlingCore.Handler",
                "\(memberAccess)nonisolated func callAsFunction() -> StarlingCore.RouteReference {",
            ])
    }

    @Test func openBecomesPublic() {
        expectExpansion(
            of: "open class K { @Get open class func f() async {} }",
            containing: [
                "public nonisolated static var $f: _Route_f {",
                "let __macro_local_4callfMu_: @concurrent @Sendable () async throws -> Void = Self.f",
            ])
    }

    @Test func membersOfAPublicExtensionArePublicUnsaid() {
        expectExpansion(
            of: "public extension K { @Get static func f() async {} }",
            containing: [
                "nonisolated static var $f: _Route_f {",
                "nonisolated struct _Route_f: StarlingCore.HandlerRoute {",
                "public let handler: StarlingCore.Handler",
            ])
    }

    @Test func availabilityHoldsForThePeers() {
        expectExpansion(
            of: "@available(*, deprecated) @Get func f() async {}",
            containing: [
                "@available(*, deprecated)", "nonisolated var $f: _Route_f {",
                "@available(*, deprecated)", "nonisolated struct _Route_f: StarlingCore.HandlerRoute {",
            ])
    }
}
