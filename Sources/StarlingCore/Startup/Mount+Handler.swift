import HTTPTypes
import StarlingHTTP

extension Mount {
    /// What is mounted, as a handler: layers stand around it as around any other.
    /// - Parameter answer: Answers a request.
    func handler(_ answer: @escaping @Sendable (Request) async throws -> Response) -> Handler {
        Handler(
            id: location, name: name, methods: [], path: path, blocking: false, documentation: nil,
            options: HandlerOptions(), arguments: [], takesRequest: true,
            result: ResultEncoder<Response>(media: nil, bringsStatus: true) { response, defaults, context in
                // What says that something went wrong is not to be kept like the rest.
                response.status.code < 400 ? response.response(defaults, in: context) : response
            }
        ) { _ in
            { context in try await answer(context.requestBelowMount) }
        }
    }
}

extension RequestContext {
    /// The request as what is mounted sees it: what the path of the mount took is gone from its target.
    fileprivate var requestBelowMount: Request {
        // Behind the variables of the path comes what is below it, if anything.
        let hasRest = captures.count > bindings.variables.count
        let end = hasRest ? captures[captures.count - 1].lowerBound : path.length
        return requestWithPath.mounted(below: path.targetOffset(of: end), of: bindings.application)
    }
}
