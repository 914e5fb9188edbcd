import SwiftSyntax
import SwiftSyntaxMacros

/// `@Get(path)`.
struct GetMacro: HandlerMacro {
    static let kind = HandlerKind.get
}

/// `@Post(path)`.
struct PostMacro: HandlerMacro {
    static let kind = HandlerKind.post
}

/// `@Put(path)`.
struct PutMacro: HandlerMacro {
    static let kind = HandlerKind.put
}

/// `@Patch(path)`.
struct PatchMacro: HandlerMacro {
    static let kind = HandlerKind.patch
}

/// `@Delete(path)`.
struct DeleteMacro: HandlerMacro {
    static let kind = HandlerKind.delete
}

/// `@Head(path)`.
struct HeadMacro: HandlerMacro {
    static let kind = HandlerKind.head
}

/// `@Options(path)`.
struct OptionsMacro: HandlerMacro {
    static let kind = HandlerKind.options
}

/// `@Route(path, methods:)`.
struct RouteMacro: HandlerMacro {
    static let kind = HandlerKind.route
}
