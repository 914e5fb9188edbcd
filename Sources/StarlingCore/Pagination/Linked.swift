import HTTPTypes
import StarlingHTTP
public import StarlingModel

/// A part of a list as a result, whose answer names the other parts in the `Link` field (RFC 8288).
///
/// ```swift
/// @Get("/books")
/// func books(@Query at: PageQuery, shelf: Shelf) async -> Linked<ClassicPage<Book>> { Linked(await shelf.books.page(at: at)) }
/// // Link: <?page=1&page_size=20>; rel="first", <?page=2&page_size=20>; rel="next", …
/// ```
public struct Linked<Page: LinkedPage & WireValue>: EncodedResult {
    /// What the body is made of.
    public var page: Page

    /// Adds the field to the answer.
    public init(_ page: Page) {
        self.page = page
    }

    /// The page's own, with the field.
    public static var encoder: ResultEncoder<Linked<Page>> {
        let inner = ResultEncoding.of(Page.self)
        return ResultEncoder { route in
            inner.settle(route).mapping { encode in
                { result, status, context in
                    var response = try encode(result.page, status, context)
                    let query = context.request.query
                    let links = result.page.links.map { $0.headerValue(for: query) }
                    if let linkField, !links.isEmpty { response.headers.append(links.joined(separator: ", "), for: linkField) }
                    return response
                }
            }
        }
    }
}

/// The name of the field, which HTTPTypes does not have.
private let linkField = HTTPField.Name("Link")
