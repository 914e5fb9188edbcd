import HTTPTypes
import StarlingHTTP
import StarlingModel

/// The options of all layers around one handler and its own, merged as ``LayerOptions`` says.
struct SettledOptions {
    private(set) var tags: [String] = []
    private(set) var guards: [any Guard] = []
    private(set) var dependencies: [String: any DependencyProvider] = [:]
    private(set) var middleware: [any Middleware] = []
    private(set) var parameters: [any AnyLayerParameter] = []
    private var dtoChoice = LayerDTO.inherit
    private var returnDTOChoice = LayerDTO.inherit
    private(set) var beforeRequest: BeforeRequest?
    private(set) var afterRequest: AfterRequest?
    private(set) var afterResponse: AfterResponse?
    private(set) var errorHandlers: [ErrorHandler] = []
    private(set) var responseHeaders = HeaderFields()
    private(set) var responseCookies: [SetCookie] = []
    private(set) var documentedHeaders: [DocumentedHeader] = []
    private(set) var cacheControl: CacheControl?
    private(set) var etag: (any ETagChoice)?
    private(set) var bodyLimit: BodyLimit = .unlimited
    private(set) var forms = FormOptions()
    private(set) var security: [SecurityRequirement]?
    private(set) var includeInSchema = true
    private(set) var opt: [String: any Sendable] = [:]

    /// Adds the next layer, which stands further in.
    mutating func add(_ inner: LayerOptions) {
        tags = Set(tags + inner.tags).sorted()
        guards += inner.guards
        for provider in inner.dependencies.providers { dependencies[provider.name] = provider }
        middleware += inner.middleware
        parameters = parameters.overridden(by: inner.parameters, key: \.description.place)
        if case .inherit = inner.dto.choice {} else { dtoChoice = inner.dto.choice }
        if case .inherit = inner.returnDTO.choice {} else { returnDTOChoice = inner.returnDTO.choice }
        beforeRequest = inner.beforeRequest ?? beforeRequest
        afterRequest = inner.afterRequest ?? afterRequest
        afterResponse = inner.afterResponse ?? afterResponse
        errorHandlers = errorHandlers.overridden(by: inner.errorHandlers, key: \.subject)
        responseHeaders.replace(with: inner.responseHeaders)
        responseCookies = responseCookies.overridden(by: inner.responseCookies, key: \.place)
        documentedHeaders = documentedHeaders.overridden(by: inner.documentedHeaders, key: \.key)
        cacheControl = inner.cacheControl ?? cacheControl
        etag = inner.etag ?? etag
        bodyLimit = inner.requestMaxBodySize ?? bodyLimit
        forms = inner.forms ?? forms
        if let own = inner.security { security = own.isEmpty ? [] : (security ?? []) + own }
        includeInSchema = inner.includeInSchema ?? includeInSchema
        opt.merge(inner.opt) { $1 }
    }

    /// The shape in which bodies are read.
    var dto: AnyDTO? { dtoChoice.shape }

    /// The shape in which results are written: that of bodies, unless a layer said something about results.
    var returnDTO: AnyDTO? {
        if case .inherit = returnDTOChoice { return dto }
        return returnDTOChoice.shape
    }

    /// The fields that answers have unless they say otherwise, cookies among them.
    var answerFields: AnswerFields {
        var success = HeaderFields()
        if let cacheControl { success.append(cacheControl.headerValue, for: .cacheControl) }
        if let tag = etag?.tag { success.append(tag.headerValue, for: .eTag) }
        let isSame = success.isEmpty
        success.replace(with: responseHeaders)
        var others = responseHeaders
        for cookie in responseCookies {
            success.append(cookie.headerValue, for: .setCookie)
            others.append(cookie.headerValue, for: .setCookie)
        }
        return AnswerFields(success: success, others: isSame ? nil : others, etag: etag)
    }
}
