public import StarlingHTTP

extension ApplicationResponder: MountedApplication {
    var providerKeys: Set<ProviderKey> { scope.known?.providerKeys ?? [] }
}

extension Application: MountableApplication {
    func makeMounted(
        overriding overrides: [ProviderOverride], debug: Bool
    ) throws(StartupError) -> any MountedApplication {
        try mounted(overriding: overrides, debug: debug).makeResponder()
    }
}

extension Mount {
    /// Mounts another application.
    ///
    /// It answers its errors itself, in debug mode also when the one around it is, and sees nothing of the layers around but what they do
    /// to requests and answers. Its start-up faults are told with those of the other, which also runs its life cycle, and lists its routes.
    /// - Parameters:
    ///   - path: The path that everything is below. The application's handlers cannot take its variables.
    ///   - application: The application.
    ///   - tags: Tags for the documentation.
    ///   - guards: What lets requests pass.
    ///   - dependencies: Providers by name, for guards, middleware and hooks around the application.
    ///   - middleware: What stands around it.
    ///   - parameters: Parameters that every request must have.
    ///   - beforeRequest: Runs after the guards.
    ///   - afterRequest: Runs when there is an answer.
    ///   - afterResponse: Runs when the answer has been sent.
    ///   - errorHandlers: Make answers of the errors that are thrown around it.
    ///   - responseHeaders: Fields of its successful answers.
    ///   - responseCookies: Cookies of its successful answers.
    ///   - cacheControl: The `Cache-Control` of its successful answers.
    ///   - requestMaxBodySize: How many bytes the body of a request may have; the application's own limit holds as well.
    ///   - security: What clients must present, for the documentation.
    ///   - includeInSchema: Whether its handlers are documented.
    ///   - opt: What means something to extensions.
    public init(
        _ path: String, _ application: Application,
        tags: [String] = [], guards: [any Guard] = [], dependencies: Dependencies = [], middleware: [any Middleware] = [],
        parameters: [any AnyLayerParameter] = [], beforeRequest: BeforeRequest? = nil, afterRequest: AfterRequest? = nil,
        afterResponse: AfterResponse? = nil, errorHandlers: [ErrorHandler] = [], responseHeaders: HeaderFields = [:],
        responseCookies: [SetCookie] = [], cacheControl: CacheControl? = nil, requestMaxBodySize: BodyLimit? = nil,
        security: [SecurityRequirement]? = nil, includeInSchema: Bool? = nil, opt: [String: any Sendable] = [:],
        fileID: String = #fileID, line: Int = #line, column: Int = #column
    ) {
        self.init(
            path, .application(application),
            options: LayerOptions(
                tags: tags, guards: guards, dependencies: dependencies, middleware: middleware, parameters: parameters,
                beforeRequest: beforeRequest, afterRequest: afterRequest, afterResponse: afterResponse, errorHandlers: errorHandlers,
                responseHeaders: responseHeaders, responseCookies: responseCookies, cacheControl: cacheControl,
                requestMaxBodySize: requestMaxBodySize, security: security, includeInSchema: includeInSchema, opt: opt),
            at: SourceLocation(fileID: fileID, line: line, column: column))
    }
}
