import Testing

/// How each kind of argument is described and read.
@Suite struct ArgumentExpansionTests {
    @Test(
        arguments: [
            ("id: UUID", "ParameterArgument(\"id\", decoder: StarlingCore.ParameterDecoding.of(UUID.self))"),
            ("id: UUID?", "ParameterArgument(\"id\", decoder: StarlingCore.ParameterDecoding.of(UUID?.self))"),
            ("id: UUID!", "ParameterArgument(\"id\", decoder: StarlingCore.ParameterDecoding.of(UUID?.self))"),
            ("id: any P & Q", "ParameterArgument(\"id\", decoder: StarlingCore.ParameterDecoding.of((any P & Q).self))"),
            ("id: consuming String", "ParameterArgument(\"id\", decoder: StarlingCore.ParameterDecoding.of(String.self))"),
            ("@Path id: Int", "ParameterArgument(\"id\", source: .path, decoder: StarlingCore.ParameterDecoding.of(Int.self))"),
            (
                "@Path(\"i\") id: Int",
                "ParameterArgument(\"id\", alias: \"i\", source: .path, decoder: StarlingCore.ParameterDecoding.of(Int.self))"
            ),
            ("@Header id: Int", "ParameterArgument(\"id\", source: .header, decoder: StarlingCore.ParameterDecoding.of(Int.self))"),
            ("@Cookie id: Int", "ParameterArgument(\"id\", source: .cookie, decoder: StarlingCore.ParameterDecoding.of(Int.self))"),
            ("@Inject id: Int", "ParameterArgument(\"id\", source: .injected, decoder: StarlingCore.ParameterDecoding.of(Int.self))"),
            (
                "@Query(ge: 1, le: limit) id: Int = Self.first",
                "ParameterArgument(\"id\", source: .query, decoder: StarlingCore.ParameterDecoding.of(Int.self), constraints: StarlingModel.Constraints.of(Int.self, ge: 1, le: limit), default: { Self.first })"
            ),
            (
                "@Query(\"q\", title: \"T\", maxLength: 3, deprecated: true) id: [String] = []",
                "ParameterArgument(\"id\", alias: \"q\", source: .query, decoder: StarlingCore.ParameterDecoding.of([String].self), constraints: StarlingModel.Constraints.of([String].self, maxLength: 3), documentation: StarlingCore.ArgumentDocumentation(title: \"T\", deprecated: true), default: { [] })"
            ),
            (
                "@Query(separator: \",\") id: [Int]",
                "ParameterArgument(\"id\", source: .query, decoder: StarlingCore.ParameterDecoding.of([Int].self).separated(by: \",\"))"
            ),
            (
                "@Header(\"X\", separator: mark, uniqueItems: true) id: Set<Int>?",
                "ParameterArgument(\"id\", alias: \"X\", source: .header, decoder: StarlingCore.ParameterDecoding.of(Set<Int>?.self).separated(by: mark), constraints: StarlingModel.Constraints<Set<Int>?>().uniqueItems())"
            ),
            (
                "@Cookie(pattern: \"^a\", format: .email, validate: .slug) id: String",
                "ParameterArgument(\"id\", source: .cookie, decoder: StarlingCore.ParameterDecoding.of(String.self), constraints: StarlingModel.Constraints.of(String.self, pattern: \"^a\", format: .email).validating(.slug))"
            ),
            (
                "@Query(separator: nil, uniqueItems: false) id: [Int]",
                "ParameterArgument(\"id\", source: .query, decoder: StarlingCore.ParameterDecoding.of([Int].self))"
            ),
            (
                "request: Request",
                "ReservedArgument(\"request\", decoder: StarlingCore.ReservedDecoding.request(Request.self))"
            ),
            (
                "_ headers: HTTPFields",
                "ReservedArgument(\"headers\", decoder: StarlingCore.ReservedDecoding.headers(HTTPFields.self))"
            ),
            ("cookies: C", "ReservedArgument(\"cookies\", decoder: StarlingCore.ReservedDecoding.cookies(C.self))"),
            ("query: Q", "ReservedArgument(\"query\", decoder: StarlingCore.ReservedDecoding.query(Q.self))"),
            (
                "@Query query: Int",
                "ParameterArgument(\"query\", source: .query, decoder: StarlingCore.ParameterDecoding.of(Int.self))"
            ),
            (
                "@Query(\"state\") state: Int",
                "ParameterArgument(\"state\", alias: \"state\", source: .query, decoder: StarlingCore.ParameterDecoding.of(Int.self))"
            ),
        ])
    func description(parameter: String, expression: String) {
        let isOpen = expression.hasPrefix("ParameterArgument") && !expression.contains("source:")
        let mayBeProvided = isOpen || expression.contains(".injected")
        expectExpansion(
            of: "@Post func f(\(parameter)) async {}",
            containing: [
                "let __macro_local_9argument1fMu_ = StarlingCore.\(expression)",
                "arguments: [__macro_local_9argument1fMu_.description],",
                "let __macro_local_7binder1fMu_ = $0.bind(__macro_local_9argument1fMu_)",
                "\(mayBeProvided ? "var" : "let") __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)",
            ])
    }

    @Test(
        arguments: [
            ("data: User", "BodyArgument(\"data\", decoder: StarlingCore.BodyDecoding.of(User.self))"),
            (
                "@Body(media: .form) user: User? = nil",
                "BodyArgument(\"user\", media: .form, decoder: StarlingCore.BodyDecoding.of(User?.self), default: { nil })"
            ),
            (
                "@Body(media: \"image/png\", title: \"P\") user: [UInt8]",
                "BodyArgument(\"user\", media: \"image/png\", decoder: StarlingCore.BodyDecoding.of([UInt8].self), documentation: StarlingCore.ArgumentDocumentation(title: \"P\"))"
            ),
            ("body: [UInt8]", "BodyArgument(\"body\", decoder: StarlingCore.ReservedDecoding.body([UInt8].self))"),
        ])
    func body(parameter: String, expression: String) {
        expectExpansion(
            of: "@Post func f(\(parameter)) async {}",
            containing: [
                "let __macro_local_9argument1fMu_ = StarlingCore.\(expression)",
                "let __macro_local_6value1fMu_ = await __macro_local_7binder1fMu_.value(in: $0)",
            ])
    }

    @Test func bodyIsReadLastAndPassedInOrder() {
        expectExpansion(
            of: "@Post func f(a: Int, data: User, b: Int) async {}",
            containing: [
                "var __macro_local_6value1fMu_ = __macro_local_7binder1fMu_.value(in: $0)",
                "var __macro_local_6value3fMu_ = __macro_local_7binder3fMu_.value(in: $0)",
                "let __macro_local_6value2fMu_ = await __macro_local_7binder2fMu_.value(in: $0)",
                "if $0.isWaiting {", "try await $0.provide()",
                "__macro_local_6value1fMu_ = __macro_local_6value1fMu_ ?? __macro_local_7binder1fMu_.value(in: $0)",
                "__macro_local_6value3fMu_ = __macro_local_6value3fMu_ ?? __macro_local_7binder3fMu_.value(in: $0)",
                "guard let __macro_local_6value1fMu_, let __macro_local_6value2fMu_, let __macro_local_6value3fMu_ else { throw $0.failure() }",
                "return try await __macro_local_4callfMu_(__macro_local_6value1fMu_, __macro_local_6value2fMu_, __macro_local_6value3fMu_)",
            ])
    }

    @Test func multilineDefaultKeepsItsText() {
        expectExpansion(
            of: """
                @Get func f(a: [Int] = [
                    1,  // one
                    2,
                ]) async {}
                """,
            containing: [
                "let __macro_local_9argument1fMu_ = StarlingCore.ParameterArgument(\"a\", decoder: StarlingCore.ParameterDecoding.of([Int].self), default: { [",
                "1,  // one",
                "2,",
                "] })",
            ])
    }
}
