// Public handlers need a public import, as every public declaration that mentions a module's types does.
public import Starling

/// Doubles a number.
@Get("/public/file/{n}", blocking: false)
public func doubled(n: Int) -> Int { n * 2 }

public struct PublicType {
    @Get("/public")
    public static func open(n: Int = 1) async -> Int { n }

    @Get("/public/package")
    package static func packaged() async -> Int { 2 }

    @Get("/public/private")
    private static func closed() async -> Int { 3 }

    static var closedHandler: any RouteComponent { $closed }
}

@Controller("/public")
public struct PublicController {
    public init() {}

    @Get(blocking: false)
    public func open() -> String { "open" }

    @Get("/internal", blocking: false)
    func inner() -> String { "internal" }

    @Get("/private", blocking: false)
    private func closed() -> String { "private" }
}
