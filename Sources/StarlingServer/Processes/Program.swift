import CStarlingSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that can be started: where it is, and its arguments.
package struct Program: Sendable {
    /// The file; without a slash it is looked for where the shell would.
    package var path: String
    /// The arguments, without the program's name.
    package var arguments: [String]

    package init(path: String, arguments: [String]) {
        self.path = path
        self.arguments = arguments
    }

    /// The program that runs, as it was called. Asked for early: the folder that it was called from may change later.
    ///
    /// By its name and not by the file that runs, so that what has been installed in its place, or where a link leads by now, is what is
    /// started next.
    package static var current: Program {
        let arguments = CommandLine.arguments
        var path = arguments.first ?? ""
        if path.contains("/"), !path.hasPrefix("/"), let folder = getcwd(nil, 0) {
            path = String(cString: folder) + "/" + path
            free(folder)
        }
        return Program(path: path, arguments: Array(arguments.dropFirst()))
    }
}
