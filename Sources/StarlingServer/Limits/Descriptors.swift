#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The descriptors that the process may have.
enum Descriptors {
    /// Says for how many connections there are enough, and raises the soft limit towards the hard one if there are not.
    ///
    /// Some are left to everything else: a process that has none cannot open a file or ask for a name, and Swift's own threads end it.
    static func connections(of wanted: Int) -> Int {
        var limit = rlimit()
        guard get(&limit) else { return wanted }
        let needed = wanted.addingReportingOverflow(reserve(wanted))
        let most = needed.overflow ? rlim_t.max : rlim_t(max(0, needed.partialValue))
        if limit.rlim_cur < most, limit.rlim_cur < limit.rlim_max {
            let soft = limit.rlim_cur
            limit.rlim_cur = min(most, limit.rlim_max)
            if !set(&limit) { limit.rlim_cur = soft }
        }
        let available = Int(clamping: limit.rlim_cur)
        return min(wanted, max(1, available - reserve(available)))
    }

    /// What is left to everything else.
    private static func reserve(_ count: Int) -> Int { max(32, count / 8) }

    private static func get(_ limit: inout rlimit) -> Bool {
        #if canImport(Glibc)
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
        #else
            getrlimit(RLIMIT_NOFILE, &limit) == 0
        #endif
    }

    private static func set(_ limit: inout rlimit) -> Bool {
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
        #else
            setrlimit(RLIMIT_NOFILE, &limit) == 0
        #endif
    }
}
