extension TextFormat {
    /// `hostname`: a name of RFC 1123, section 2.1: labels of ASCII letters, digits and hyphens with points between
    /// them, `www.example.com`.
    ///
    /// A label has at most 63 characters and no hyphen at its ends, the whole name at most 253; there is no point
    /// at its end. As JSON Schema wants it, a label that starts with `xn--` has to be what RFC 5891, section 4.4,
    /// makes of a label of ``idnHostname``.
    public static let hostname = TextFormat("hostname", utf8: HostnameSyntax.ascii.matches)

    /// `idn-hostname`: a ``hostname``, or one with labels in other scripts (RFC 5890, section 2.3.2.3):
    /// `пример.example`.
    ///
    /// Such a label consists of the code points that RFC 5892 allows, in the places where it allows them; it has no
    /// capitals, and the lengths count what it becomes in ASCII. A name with a label that is written from right to
    /// left follows RFC 5893 in all labels. `。`, `．` and `｡` separate labels as `.` does (RFC 3490, section 3.1).
    ///
    /// Two rules are not checked in full, for want of the Unicode tables in Swift's standard library: whether a label
    /// is in normal form C, and the shapes of the letters around a zero-width non-joiner.
    public static let idnHostname = TextFormat("idn-hostname", utf8: HostnameSyntax.international.matches)
}
