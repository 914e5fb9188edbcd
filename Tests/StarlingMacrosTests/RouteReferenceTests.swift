import Testing

/// `$name(…)`: the typed reference to a route.
@Suite struct RouteReferenceTests {
    private func expectReference(
        _ source: String, _ parameters: String, _ elements: String, at location: SourceLocation = #_sourceLocation
    ) {
        expectExpansion(
            of: source,
            containing: [
                "nonisolated func callAsFunction(\(parameters)) -> StarlingCore.RouteReference {",
                "StarlingCore.RouteReference(self.handler.id, [\(elements)])",
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

    @Test func selfIsTheTypeAround() {
        expectReference(
            "enum Space { @Get(\"/{a}\") static func f(a: Box<Self.ID, MySelf>) async {} }", "a: Box<Space.ID, MySelf>",
            "(\"a\", StarlingCore.PathText.of(a))")
    }
}
