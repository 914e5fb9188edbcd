import StarlingModel

extension [Fault] {
    /// Each of them once: several who read one parameter find the same fault in it.
    var withoutRepetition: [Fault] {
        var known: Set<Fault> = []
        return filter { known.insert($0).inserted }
    }
}
