extension TextFormat {
    /// `uri`: a URI of RFC 3986 with its scheme: `https://example.com/a?b#c`, `mailto:a@example.com`, `urn:isbn:1`.
    ///
    /// The host need not be a ``hostname``: the RFC allows nearly any text there, and none. Brackets hold an ``ipv6``
    /// address or one of a later version; a zone (RFC 6874) is not accepted.
    public static let uri = TextFormat("uri", utf8: { URISyntax.uri.matches($0, isRelativeAllowed: false) })

    /// `uri-reference`: a ``uri``, or what stands for one beside another (RFC 3986, section 4.1): `../a`, `#b`,
    /// `//example.com`, and the empty text.
    public static let uriReference = TextFormat(
        "uri-reference", utf8: { URISyntax.uri.matches($0, isRelativeAllowed: true) })

    /// `iri`: a ``uri`` that may have letters of every script (RFC 3987): `https://example.com/straße`.
    public static let iri = TextFormat("iri", utf8: { URISyntax.iri.matches($0, isRelativeAllowed: false) })

    /// `iri-reference`: a ``uriReference`` that may have letters of every script (RFC 3987, section 2.2).
    public static let iriReference = TextFormat(
        "iri-reference", utf8: { URISyntax.iri.matches($0, isRelativeAllowed: true) })
}
