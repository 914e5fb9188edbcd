import HTTPTypes
import Starling
import StarlingTesting

// The options of which the innermost layer's alone holds.

extension LayerCase {
    // MARK: Shapes

    static let dto = LayerCase(
        "dto", outer: LayerOptions(dto: DTO<LayeredItem>.outer), inner: LayerOptions(dto: DTO<LayeredItem>.inner),
        alone: [#"{"a":1}"#, "LayeredItemOuter", "LayeredItemOuter"], both: [#"{"b":2}"#, "LayeredItemInner", "LayeredItemInner"],
        of: .item, look: shapes)

    static let dtoOff = LayerCase(
        "dto", "off", outer: LayerOptions(dto: DTO<LayeredItem>.outer), inner: LayerOptions(dto: .none),
        alone: [#"{"a":1}"#, "LayeredItemOuter", "LayeredItemOuter"], both: [#"{"a":1,"b":2}"#, "-", "-"], of: .item, look: shapes)

    static let returnDTO = LayerCase(
        "returnDTO", outer: LayerOptions(returnDTO: DTO<LayeredItem>.outer), inner: LayerOptions(returnDTO: DTO<LayeredItem>.inner),
        alone: [#"{"a":1}"#, "-", "LayeredItemOuter"], both: [#"{"b":2}"#, "-", "LayeredItemInner"], of: .item, look: shapes)

    static let returnDTOOff = LayerCase(
        "returnDTO", "off", outer: LayerOptions(returnDTO: DTO<LayeredItem>.outer), inner: LayerOptions(returnDTO: .none),
        alone: [#"{"a":1}"#, "-", "LayeredItemOuter"], both: [#"{"a":1,"b":2}"#, "-", "-"], of: .item, look: shapes)

    static let returnDTOOffWithDTO = LayerCase(
        "returnDTO", "off in a layer with a dto", outer: LayerOptions(dto: DTO<LayeredItem>.outer), inner: LayerOptions(returnDTO: .none),
        alone: [#"{"a":1}"#, "LayeredItemOuter", "LayeredItemOuter"], both: [#"{"a":1,"b":2}"#, "LayeredItemOuter", "-"],
        of: .item, look: shapes)

    static let returnDTOOverInnerDTO = LayerCase(
        "returnDTO", "around a dto", outer: LayerOptions(returnDTO: DTO<LayeredItem>.outer),
        inner: LayerOptions(dto: DTO<LayeredItem>.inner),
        alone: [#"{"a":1}"#, "-", "LayeredItemOuter"], both: [#"{"a":1}"#, "LayeredItemInner", "LayeredItemOuter"],
        of: .item, look: shapes)

    static let returnDTOUnderDTO = LayerCase(
        "returnDTO", "within a dto", outer: LayerOptions(dto: DTO<LayeredItem>.outer),
        inner: LayerOptions(returnDTO: DTO<LayeredItem>.inner),
        alone: [#"{"a":1}"#, "LayeredItemOuter", "LayeredItemOuter"], both: [#"{"b":2}"#, "LayeredItemOuter", "LayeredItemInner"],
        of: .item, look: shapes)

    static let returnDTOOverDTOOff = LayerCase(
        "returnDTO", "around a dto that is off", outer: LayerOptions(returnDTO: DTO<LayeredItem>.outer), inner: LayerOptions(dto: .none),
        alone: [#"{"a":1}"#, "-", "LayeredItemOuter"], both: [#"{"a":1}"#, "-", "LayeredItemOuter"], of: .item, look: shapes)

    private static let shapes: Look = { view in
        let response = try await view.get()
        return [response.text, view.route.dto?.name ?? "-", view.route.returnDTO?.name ?? "-"]
    }

    // MARK: Hooks

    static let beforeRequest = LayerCase(
        "beforeRequest", outer: LayerOptions(beforeRequest: before("outer")), inner: LayerOptions(beforeRequest: before("inner")),
        alone: ["outer"], both: ["inner"]
    ) { view in
        let response = try await view.get()
        return [response.text]
    }

    private static func before(_ name: String) -> BeforeRequest {
        { request, _ in
            request.pass(name)
            return nil
        }
    }

    static let afterRequest = LayerCase(
        "afterRequest", outer: LayerOptions(afterRequest: marking("outer")), inner: LayerOptions(afterRequest: marking("inner")),
        alone: ["outer"], both: ["inner"]
    ) { view in
        let response = try await view.get()
        return response.headers[values: .xTrail]
    }

    /// Two requests: if both hooks ran for the first, the second would find what the other one said.
    static let afterResponse = LayerCase(
        "afterResponse", outer: LayerOptions(afterResponse: ending("outer")), inner: LayerOptions(afterResponse: ending("inner")),
        alone: ["outer sent", "outer sent"], both: ["inner sent", "inner sent"]
    ) { view in
        var ends = view.ends.makeAsyncIterator()
        var seen: [String] = []
        for _ in 0..<2 {
            _ = try await view.get()
            let end = await ends.next()
            seen.append(end ?? "nothing")
        }
        return seen
    }

    // MARK: Fields

    static let cacheControl = LayerCase(
        "cacheControl", outer: LayerOptions(cacheControl: CacheControl(.public, maxAge: .seconds(60))),
        inner: LayerOptions(cacheControl: CacheControl(mustRevalidate: true)),
        alone: ["max-age=60, public"], both: ["must-revalidate"]
    ) { view in
        let response = try await view.get()
        return response.headers[values: .cacheControl]
    }

    static let etag = LayerCase(
        "etag", outer: LayerOptions(etag: ETag("outer")), inner: LayerOptions(etag: ETag("inner", weak: true)),
        alone: [#""outer""#], both: [#"W/"inner""#]
    ) { view in
        let response = try await view.get()
        return response.headers[values: .eTag]
    }

    // MARK: Bodies

    static let largerBodies = LayerCase(
        "requestMaxBodySize", "larger", outer: LayerOptions(requestMaxBodySize: 4), inner: LayerOptions(requestMaxBodySize: 8),
        alone: ["201", "413", "413"], both: ["201", "201", "413"], of: .arriving, look: statuses)

    static let smallerBodies = LayerCase(
        "requestMaxBodySize", "smaller", outer: LayerOptions(requestMaxBodySize: 8), inner: LayerOptions(requestMaxBodySize: 4),
        alone: ["201", "201", "413"], both: ["201", "413", "413"], of: .arriving, look: statuses)

    static let unlimitedBodies = LayerCase(
        "requestMaxBodySize", "unlimited", outer: LayerOptions(requestMaxBodySize: 4), inner: LayerOptions(requestMaxBodySize: .unlimited),
        alone: ["201", "413", "413"], both: ["201", "201", "201"], of: .arriving, look: statuses)

    static let forms = LayerCase(
        "forms", outer: LayerOptions(forms: FormOptions(maxParts: 1)), inner: LayerOptions(forms: FormOptions(maxParts: 2)),
        alone: ["201", "413", "413"], both: ["201", "201", "413"], of: .form
    ) { view in
        var seen: [String] = []
        for text in ["a=1", "a=1&b=2", "a=1&b=2&c=3"] {
            let response = try await view.client.send(.post, View.path, body: Array(text.utf8))
            seen.append("\(response.status.code)")
        }
        return seen
    }

    private static let statuses: Look = { view in
        var seen: [String] = []
        for count in [4, 8, 9] {
            let response = try await view.client.send(.post, View.path, body: Array(repeating: 0x78, count: count))
            seen.append("\(response.status.code)")
        }
        return seen
    }

    // MARK: Documentation

    static let hidden = LayerCase(
        "includeInSchema", "hidden", outer: LayerOptions(includeInSchema: true), inner: LayerOptions(includeInSchema: false),
        alone: ["true"], both: ["false"]
    ) { view in ["\(view.route.isInSchema)"] }

    static let shown = LayerCase(
        "includeInSchema", "shown", outer: LayerOptions(includeInSchema: false), inner: LayerOptions(includeInSchema: true),
        alone: ["false"], both: ["true"]
    ) { view in ["\(view.route.isInSchema)"] }
}
