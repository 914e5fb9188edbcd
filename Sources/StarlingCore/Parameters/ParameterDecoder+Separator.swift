public import StarlingModel

/// Lists in one text: `?tags=a,b`. Called by generated code; a type that is no list is an error where the argument stands.
extension ParameterDecoder {
    /// The same, with elements that stand in one text, too.
    public func separated<Item>(by separator: Character) -> ParameterDecoder where Value == [Item] { with(separator) }

    /// The same, with elements that stand in one text, too.
    public func separated<Item>(by separator: Character) -> ParameterDecoder where Value == [Item]? { with(separator) }

    /// The same, with elements that stand in one text, too.
    public func separated<Item>(by separator: Character) -> ParameterDecoder where Value == Set<Item> { with(separator) }

    /// The same, with elements that stand in one text, too.
    public func separated<Item>(by separator: Character) -> ParameterDecoder where Value == Set<Item>? { with(separator) }

    /// The same, with elements of the group's lists that stand in one text, too.
    public func separated(by separator: Character) -> ParameterDecoder where Value: Model { with(separator) }

    /// The same, with elements of the group's lists that stand in one text, too.
    public func separated<Group: Model>(by separator: Character) -> ParameterDecoder where Value == Group? { with(separator) }

    /// Never called: the compiler comes here when no other overload fits.
    @available(*, unavailable, message: "`separator` is for arrays, sets and groups")
    @_disfavoredOverload
    public func separated(by separator: Character) -> ParameterDecoder { self }

    private func with(_ separator: Character) -> ParameterDecoder {
        var copy = self
        copy.separator = separator
        return copy
    }
}
