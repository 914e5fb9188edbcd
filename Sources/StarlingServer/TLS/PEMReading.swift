import NIOCore
import NIOSSL
import StarlingHTTP

/// Reads what stands in PEM form, and says in which file something is wrong, and what.
struct PEMReading {
    let source: PEMSource
    /// What is looked for, for messages: `certificate`.
    let purpose: String

    /// All certificates, in order.
    func certificates() throws(ServerError) -> [NIOSSLCertificate] {
        let bytes = try bytes()
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(bytes), !certificates.isEmpty else {
            throw failure("it holds no certificate in PEM form")
        }
        return certificates
    }

    /// The private key.
    func key() throws(ServerError) -> NIOSSLPrivateKey {
        let bytes = try bytes()
        do { return try NIOSSLPrivateKey(bytes: bytes, format: .pem) } catch {
            throw failure("it holds no private key in PEM form, or one that is encrypted")
        }
    }

    func failure(_ reason: String) -> ServerError { .cannotEncrypt(reason: "the \(purpose) in \(name): \(reason)") }

    /// Where it stands, for messages.
    var name: String {
        switch source {
        case .file(let path): path
        case .text: "memory"
        }
    }

    private func bytes() throws(ServerError) -> [UInt8] {
        switch source {
        case .text(let text): return Array(text.utf8)
        case .file(let path):
            do throws(FileError) {
                let file = try OpenFile(path)
                return Array(buffer: try file.read(at: 0, count: file.length))
            } catch {
                throw .cannotEncrypt(reason: "the \(purpose): \(error)")
            }
        }
    }
}
