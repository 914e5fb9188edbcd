/// The `Content-Disposition` of a part of a form: `form-data; name="avatar"; filename="me.png"`.
package struct PartDisposition: Sendable, Hashable {
    /// The name of the field.
    package let name: String
    /// The last part of the file's path; nil when the part is no file. Empty where an input was left empty.
    package let filename: String?

    /// Reads a value; nil when it is malformed, says something else than `form-data`, or has no name.
    package init?(_ text: some Sequence<UInt8>) {
        guard let field = HeaderParameters(text, quoting: .browser), field.value == "form-data", let name = field.parameters["name"] else {
            return nil
        }
        self.name = name
        if let extended = field.parameters["filename*"] {
            // RFC 7578 knows it not, but clients send it; it says more than the plain one (RFC 6266, section 4.3).
            guard let text = ExtendedText.decode(extended), !text.unicodeScalars.contains(where: \.isControl) else { return nil }
            filename = Self.lastPart(of: text)
        } else {
            filename = field.parameters["filename"].map(Self.lastPart)
        }
    }

    /// The name without folders: where a client keeps its files is nobody's business, and no path of ours.
    private static func lastPart(of path: String) -> String {
        let last = path.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.last
        let name = last.map { String(Substring($0)) } ?? ""
        return name == "." || name == ".." ? "" : name
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character.
    fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
