/// What the command line tools and Python's `gzip` and `zlib` make of some texts.
enum Fixtures {
    /// The text of most of them.
    static let document =
        #"[{"name":"starling","count":1},{"name":"blackbird","count":20},{"name":"starling","count":300}]"#

    /// `gzip -9n`
    static let gzip = bytes(
        """
        1f8b08000000000002038bae56ca4bcc4d55b2522a2e492ccac9cc4b57d2514ace2fcd2b51b232acd581cb26e5242667276516a520a48d0c90e43175
        1b1b18d4c60200862946845f000000
        """)
    /// `zlib.compress(document, 9)`
    static let deflate = bytes(
        """
        78da8bae56ca4bcc4d55b2522a2e492ccac9cc4b57d2514ace2fcd2b51b232acd581cb26e5242667276516a520a48d0c90e431751b1b18d4c60200e9
        c31f27
        """)
    /// The same without the wrapper.
    static let bareDeflate = bytes(
        """
        8bae56ca4bcc4d55b2522a2e492ccac9cc4b57d2514ace2fcd2b51b232acd581cb26e5242667276516a520a48d0c90e431751b1b18d4c60200
        """)
    /// `brotli -q 11`
    static let brotli = bytes(
        """
        1f5e00202c0e787370d5c13033215b7afa354cdfded664d1e96a9118999925e2d62267696c9c72c05e026d01264120df0e1eb2f4907930de392c53ed
        15862895002b78cd41c32bc869
        """)
    /// `zstd -19 --check`
    static let zstd = bytes(
        """
        28b52ffd0468f5010014035b7b226e616d65223a22737461726c696e67222c22636f756e74223a317d2c626c61636b6269726432307d2c3330307d5d
        030041084428780e9a720233c3df02
        """)
    /// With an extra field, a name, a comment and a checksum in its header.
    static let gzipWithHeader = bytes(
        """
        1f8b081e0000000002030400616200006e616d6500636f6d6d656e740037668bae56ca4bcc4d55b2522a2e492ccac9cc4b57d2514ace2fcd2b51b232
        acd581cb26e5242667276516a520a48d0c90e431751b1b18d4c60200862946845f000000
        """)
    /// What is made of no bytes.
    static let gzipOfNothing = bytes(
        """
        1f8b080000000000020303000000000000000000
        """)
    static let deflateOfNothing = bytes(
        """
        789c030000000001
        """)
    static let bareDeflateOfNothing = bytes(
        """
        0300
        """)
    static let brotliOfNothing = bytes(
        """
        3f
        """)
    static let zstdOfNothing = bytes(
        """
        28b52ffd240001000099e9d851
        """)
    /// What is made of 100,000 spaces.
    static let gzipOfSpaces = bytes(
        """
        1f8b0800000000000203edc13101000000c2a02aeb9fd21a1e4001000000000000000000000000000000000000000000000000000000000000000000
        000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
        000000af062df079caa0860100
        """)
    static let deflateOfSpaces = bytes(
        """
        78daedc13101000000c2a02aeb9fd21a1e40010000000000000000000000000000000000000000000000000000000000000000000000000000000000
        00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000af061e09d6
        d1
        """)
    static let brotliOfSpaces = bytes(
        """
        5f9f86815f02241e0b04b2fc0200
        """)
    static let zstdOfSpaces = bytes(
        """
        28b52ffd04684d0000082001009c863910025da72105
        """)
    /// `brotli` upon `gzip`.
    static let gzipThenBrotli = bytes(
        """
        0f25801f8b08000000000002038bae56ca4bcc4d55b2522a2e492ccac9cc4b57d2514ace2fcd2b51b232acd581cb26e5242667276516a520a48d0c90
        e431751b1b18d4c60200862946845f00000003
        """)
    /// `brotli` upon 10,000 members of `gzip` in which there is nothing: 200,000 bytes.
    static let brotliOfMembers = bytes(
        """
        5f3f0d83ff48c91adcab0106043e16c2625c1823c89c60e0811500
        """)
    /// Needs a dictionary.
    static let deflateWithDictionary = bytes(
        """
        78f9449907238bae56ca4bcc4d55b2522a86ca29e92825e797e695285919d6eac065e11a10d2460648f298ba8d0d0c6a6301e9c31f27
        """)
    /// `brotli --large_window=26`, which is no part of `br`.
    static let brotliWithLargeWindow = bytes(
        """
        115a7801001028b7a57e79e1d5b654c560101174a1c89c72c05e664994b70572f4c30ed86a5c2cd7f0f44fccb7709602794f6c8c2f62c64b9a821ed4
        a6b8558c04352907
        """)

    /// Reads pairs of hexadecimal digits.
    static func bytes(_ text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
