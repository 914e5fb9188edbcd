extension TextFormat {
    /// `regex`: a regular expression of ECMA-262, 11th edition, section 21.2.1, with the `u` flag, as JSON Schema
    /// 2020-12 wants it (Core, section 6.4): `^[a-z]+$`.
    ///
    /// The flag is why a backslash before a letter without a meaning, such as `\a`, is not accepted. The names in
    /// `\p{…}` are not looked up.
    ///
    /// A pattern that matches may still mean something else to Swift's `Regex`, or nothing, and may take very long to
    /// run. Do not run one that a client sent; even to parse it is unsafe, since `Regex` overflows the stack on a long
    /// row of `[`.
    public static let regex = TextFormat("regex") { text in
        var syntax = RegexSyntax(text)
        return syntax.isPattern()
    }
}
