#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where an upload is put. Everything here blocks.
struct UploadTarget: Sendable {
    let path: String
    /// Whether a file that is there gives way.
    let isReplacing: Bool
    let permissions: Int

    /// Makes the file. Whatever goes wrong, no half of one is left.
    func write(_ fill: (UploadDescriptor) throws -> Void) throws {
        let place = isReplacing ? "\(path).\(TemporaryFile.unique()).part" : path
        let file = try UploadDescriptor(creating: place)
        do {
            try fill(file)
            try file.setPermissions(permissions)
            if isReplacing, rename(place, path) != 0 { throw UploadError("replace", path, code: errno) }
        } catch {
            unlink(place)
            throw error
        }
    }

    /// Moves a file here; gives false when it must be copied instead, as it is on another device.
    func move(from source: String) throws -> Bool {
        if chmod(source, mode_t(truncatingIfNeeded: permissions)) != 0 { throw UploadError("move", source, code: errno) }
        // A link fails where there is a file already; renaming would replace it.
        if (isReplacing ? rename(source, path) : link(source, path)) == 0 {
            if !isReplacing { unlink(source) }
            return true
        }
        switch errno {
        case EXDEV, EPERM, EOPNOTSUPP, EMLINK: return false
        default: throw UploadError("move to", path, code: errno)
        }
    }
}
