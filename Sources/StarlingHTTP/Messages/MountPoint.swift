/// Where something is mounted that answers a request.
package final class MountPoint: Sendable {
    /// The path, percent-encoded as it came, with that of everything around.
    package let path: String
    /// What makes URLs for the one that it is mounted in.
    package let owner: any AnyObject & Sendable
    /// Where that one is mounted itself.
    package let outer: MountPoint?

    init(path: String, owner: any AnyObject & Sendable, outer: MountPoint?) {
        self.path = path
        self.owner = owner
        self.outer = outer
    }
}
