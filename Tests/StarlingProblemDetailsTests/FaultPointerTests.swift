import Testing

@testable import StarlingProblemDetails

@Suite("Pointers to faults") struct FaultPointerTests {
    @Test(arguments: [
        ("", "#"), ("name", "#/name"), ("items[2].address.zip", "#/items/2/address/zip"), ("[0]", "#/0"), ("[0][12].a", "#/0/12/a"),
        ("m[0][1]", "#/m/0/1"), ("tags[...]", "#/tags"), ("[...]", "#"), ("a[...].b[0]", "#/a"), ("a/b", "#/a~1b"), ("m~n", "#/m~0n"),
        ("a b%", "#/a%20b%25"), ("ü", "#/%C3%BC"), ("a[b]", "#/a%5Bb%5D"), ("a[]", "#/a%5B%5D"), ("a[-1]", "#/a%5B-1%5D"),
        ("a]", "#/a%5D"), ("a..b", "#/a//b"), ("a[1]b", "#/a%5B1%5Db"), ("]", "#/%5D"), ("[", "#/%5B"),
    ]) func fragments(path: String, pointer: String) {
        #expect(FaultPointer.pointer(to: path) == pointer)
    }
}
