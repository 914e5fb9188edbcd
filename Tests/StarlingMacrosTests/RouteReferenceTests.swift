import Testing

/// `$name(…)`: the typed reference to a route.
@Suite struct RouteReferenceTests {
    private func expectReference(
        _ source: String, _ parameters: String, _ elements: String, query: String? = nil,
        at location: SourceLocation = #_sourceLocation
    ) {
        expectExpansion(
            of: source,
            containing: [
                "nonisolated func callAsFunction(\(parameters)) -> StarlingCore.RouteReference {",
                "StarlingCore.RouteReference(self.handler.id, [\(elements)]\(query.map { ", query: [\($0)]" } ?? ""))",
            ], at: location)
    }

    @Test func parametersFollowThePath() {
        expectReference(
            "@Get(\"/{a}/x/{b}\") func f(b: Int, a: UUID) async {}", "a: UUID, b: Int",
            "(\"a\", StarlingCore.PathText.of(a)), (\"b\", StarlingCore.PathText.of(b))")
    }

    @Test func variableThatNothingTakesIsText() {
        expectReference("@Get(\"/{a}\") func f() async {}", "a: String", "(\"a\", StarlingCore.PathText.of(a))")
    }

    @Test func argumentFromElsewhereDoesNotTakeTheVariable() {
        expectReference(
            "@Get(\"/{a}\") func f(@Query a: Int) async {}", "a: String", "(\"a\", StarlingCore.PathText.of(a))")
        expectReference(
            "@Get(\"/{a}\") func f(@Path(\"b\") a: Int) async {}", "a: String", "(\"a\", StarlingCore.PathText.of(a))")
    }

    @Test func aliasTakesTheVariable() {
        expectReference(
            "@Get(\"/{a}\") func f(@Path(\"a\") other: Int) async {}", "a: Int", "(\"a\", StarlingCore.PathText.of(a))")
    }

    @Test(arguments: ["Int?", "Optional<Int>", "Int!", "Int??"])
    func optionalityIsDropped(type: String) {
        expectReference(
            "@Get(\"/{a}\") func f(a: \(type)) async {}", "a: Int", "(\"a\", StarlingCore.PathText.of(a))")
    }

    @Test func tailIsNamedWithoutItsDots() {
        expectReference(
            "@Get(\"/files/{path...}\") func f(path: [String]) async {}", "path: [String]",
            "(\"path\", StarlingCore.PathText.of(path))")
    }

    @Test func keywordsBecomeLabels() {
        expectReference(
            "@Get(\"/{in}/{self}/{let}\") func f() async {}", "in _in: String, self _self: String, `let` _let: String",
            "(\"in\", StarlingCore.PathText.of(_in)), (\"self\", StarlingCore.PathText.of(_self)), (\"let\", StarlingCore.PathText.of(_let))"
        )
    }

    /// What certainly comes from the query may be given, whatever the handler makes of its absence.
    @Test(
        arguments: [
            ("@Query p: Int", "p: Int? = nil", "p"), ("@Query p: Int = 1", "p: Int? = nil", "p"), ("@Query p: Int?", "p: Int? = nil", "p"),
            ("@Query p: Int!", "p: Int? = nil", "p"), ("@Query p: [Int] = []", "p: [Int]? = nil", "p"),
            ("@Query p: Set<Int>?", "p: Set<Int>? = nil", "p"), ("@Query p: any P & Q", "p: (any P & Q)? = nil", "p"),
            ("@Query(\"q-p\", ge: 1) p: Int", "p: Int? = nil", "q-p"), ("@Query(\"\\u{e9}\") p: Int", "p: Int? = nil", "é"),
            ("@Starling.Query at p: Int", "p: Int? = nil", "p"), ("@Query _ p: Int", "p: Int? = nil", "p"),
        ])
    func queryIsOptional(parameter: String, declaration: String, name: String) {
        expectReference(
            "@Get func f(\(parameter)) async {}", declaration, "", query: "StarlingCore.QueryText.of(\"\(name)\", p)")
    }

    @Test func queryFollowsThePath() {
        expectReference(
            "@Get(\"/{a}/{b}\") func f(@Query d: Int, b: Int, @Query(\"C\") c: Bool, a: Int) async {}",
            "a: Int, b: Int, d: Int? = nil, c: Bool? = nil",
            "(\"a\", StarlingCore.PathText.of(a)), (\"b\", StarlingCore.PathText.of(b))",
            query: "StarlingCore.QueryText.of(\"d\", d), StarlingCore.QueryText.of(\"C\", c)")
    }

    /// A name that only the compiler knows, an argument that may come from elsewhere, and one whose label a variable has.
    @Test(
        arguments: [
            "@Query(Names.p) p: Int", "@Query(\"a\\(1)\") p: Int", "p: Int", "@Header p: Int", "@Cookie p: Int", "@Inject p: Int",
            "@Query a: Int",
        ])
    func otherArgumentsAreNotOffered(parameter: String) {
        expectReference(
            "@Get(\"/{a}\") func f(\(parameter)) async {}", "a: String", "(\"a\", StarlingCore.PathText.of(a))")
    }

    @Test func keywordsOfTheQueryBecomeLabels() {
        expectReference(
            "@Get func f(@Query `in`: Int, @Query `let`: Int) async {}", "in _in: Int? = nil, `let` _let: Int? = nil", "",
            query: "StarlingCore.QueryText.of(\"in\", _in), StarlingCore.QueryText.of(\"let\", _let)")
    }

    @Test func selfInTheQueryIsTheTypeAround() {
        expectReference(
            "enum Space { @Get static func f(@Query a: Self.ID?) async {} }", "a: Space.ID? = nil", "",
            query: "StarlingCore.QueryText.of(\"a\", a)")
    }

    @Test func selfIsTheTypeAround() {
        expectReference(
            "enum Space { @Get(\"/{a}\") static func f(a: Box<Self.ID, MySelf>) async {} }", "a: Box<Space.ID, MySelf>",
            "(\"a\", StarlingCore.PathText.of(a))")
    }
}
