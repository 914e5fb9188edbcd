public import HTTPTypes
public import StarlingHTTP

/// Handlers of closures: for plug-ins, and for whoever does without macros. The result may be whatever a handler's function may return.
extension Handler {
    /// Answers GET requests.
    /// - Parameters:
    ///   - path: The path with its variables in braces; read them from ``StarlingHTTP/Request/pathParameters``.
    ///   - options: Name, status and media type. Default: none.
    ///   - handle: Answers one request.
    public static func get<Result: Sendable>(
        _ path: String, options: HandlerOptions = HandlerOptions(), fileID: String = #fileID, line: Int = #line,
        column: Int = #column, handle: @escaping @Sendable (Request) async throws -> Result
    ) -> Handler {
        on([.get], path, options: options, fileID: fileID, line: line, column: column, handle: handle)
    }

    /// Answers POST requests; see ``get(_:options:fileID:line:column:handle:)``.
    public static func post<Result: Sendable>(
        _ path: String, options: HandlerOptions = HandlerOptions(), fileID: String = #fileID, line: Int = #line,
        column: Int = #column, handle: @escaping @Sendable (Request) async throws -> Result
    ) -> Handler {
        on([.post], path, options: options, fileID: fileID, line: line, column: column, handle: handle)
    }

    /// Answers PUT requests; see ``get(_:options:fileID:line:column:handle:)``.
    public static func put<Result: Sendable>(
        _ path: String, options: HandlerOptions = HandlerOptions(), fileID: String = #fileID, line: Int = #line,
        column: Int = #column, handle: @escaping @Sendable (Request) async throws -> Result
    ) -> Handler {
        on([.put], path, options: options, fileID: fileID, line: line, column: column, handle: handle)
    }

    /// Answers PATCH requests; see ``get(_:options:fileID:line:column:handle:)``.
    public static func patch<Result: Sendable>(
        _ path: String, options: HandlerOptions = HandlerOptions(), fileID: String = #fileID, line: Int = #line,
        column: Int = #column, handle: @escaping @Sendable (Request) async throws -> Result
    ) -> Handler {
        on([.patch], path, options: options, fileID: fileID, line: line, column: column, handle: handle)
    }

    /// Answers DELETE requests; see ``get(_:options:fileID:line:column:handle:)``.
    public static func delete<Result: Sendable>(
        _ path: String, options: HandlerOptions = HandlerOptions(), fileID: String = #fileID, line: Int = #line,
        column: Int = #column, handle: @escaping @Sendable (Request) async throws -> Result
    ) -> Handler {
        on([.delete], path, options: options, fileID: fileID, line: line, column: column, handle: handle)
    }

    /// Answers HEAD requests; see ``get(_:options:fileID:line:column:handle:)``.
    public static func head<Result: Sendable>(
        _ path: String, options: HandlerOptions = HandlerOptions(), fileID: String = #fileID, line: Int = #line,
        column: Int = #column, handle: @escaping @Sendable (Request) async throws -> Result
    ) -> Handler {
        on([.head], path, options: options, fileID: fileID, line: line, column: column, handle: handle)
    }

    /// Answers OPTIONS requests; see ``get(_:options:fileID:line:column:handle:)``.
    public static func options<Result: Sendable>(
        _ path: String, options: HandlerOptions = HandlerOptions(), fileID: String = #fileID, line: Int = #line,
        column: Int = #column, handle: @escaping @Sendable (Request) async throws -> Result
    ) -> Handler {
        on([.options], path, options: options, fileID: fileID, line: line, column: column, handle: handle)
    }

    /// Answers requests of some methods.
    /// - Parameters:
    ///   - methods: The methods, at least one.
    ///   - path: The path with its variables in braces; read them from ``StarlingHTTP/Request/pathParameters``.
    ///   - options: Name, status and media type. Default: none.
    ///   - handle: Answers one request.
    public static func on<Result: Sendable>(
        _ methods: [HTTPRequest.Method], _ path: String, options: HandlerOptions = HandlerOptions(),
        fileID: String = #fileID, line: Int = #line, column: Int = #column,
        handle: @escaping @Sendable (Request) async throws -> Result
    ) -> Handler {
        Handler(
            id: SourceLocation(fileID: fileID, line: line, column: column), name: path, methods: methods, path: path,
            blocking: false, documentation: nil, options: options, arguments: [], takesRequest: true,
            result: ResultEncoding.dynamic(Result.self)
        ) { _ in
            { context in try await handle(context.requestWithPath) }
        }
    }
}
