import Starling

// A small library: books and their authors, kept in memory.

@Model
struct Author {
    var id: Int
    var name: String
}

@Model
struct Book {
    var id: Int
    var title: String
    var year: Int
    var author: Int
}

/// A book as clients send it: the shelf gives the number.
@Model
struct NewBook {
    var title: String
    var year: Int
    var author: Int
}

/// Keeps the books. An actor: requests come from all sides.
actor Shelf {
    private var books: [Int: Book] = [:]
    private var last = 0
    let authors = [Author(id: 1, name: "Ursula K. Le Guin"), Author(id: 2, name: "Stanisław Lem")]

    init() {
        for book in [
            NewBook(title: "The Dispossessed", year: 1974, author: 1),
            NewBook(title: "The Lathe of Heaven", year: 1971, author: 1),
            NewBook(title: "Solaris", year: 1961, author: 2),
        ] {
            last += 1
            books[last] = Book(id: last, title: book.title, year: book.year, author: book.author)
        }
    }

    func all(by author: Int?, limit: Int) -> [Book] {
        let found = books.values.filter { author == nil || $0.author == author }
        return Array(found.sorted { $0.id < $1.id }.prefix(limit))
    }

    func book(_ id: Int) throws -> Book {
        guard let book = books[id] else { throw HTTPError.notFound("No book \(id)") }
        return book
    }

    func add(_ new: NewBook) throws -> Book {
        last += 1
        return try put(new, as: last)
    }

    @discardableResult
    func put(_ new: NewBook, as id: Int) throws -> Book {
        guard authors.contains(where: { $0.id == new.author }) else {
            throw HTTPError.unprocessableContent("No author \(new.author)")
        }
        let book = Book(id: id, title: new.title, year: new.year, author: new.author)
        books[id] = book
        return book
    }

    func remove(_ id: Int) { books[id] = nil }
}

@Controller("/books")
struct BookController {
    let shelf: Shelf

    /// Lists books, oldest entry first.
    @Get
    func list(author: Int?, @Query(ge: 1, le: 100) limit: Int = 20) async -> [Book] {
        await shelf.all(by: author, limit: limit)
    }

    @Get("/{id}")
    func get(id: Int) async throws -> Book { try await shelf.book(id) }

    @Post
    func create(data: NewBook) async throws -> Reply<Book> {
        let book = try await shelf.add(data)
        return Reply(book, headers: [.location: "/books/\(book.id)"])
    }

    @Put("/{id}")
    func replace(id: Int, data: NewBook) async throws -> Book {
        _ = try await shelf.book(id)
        return try await shelf.put(data, as: id)
    }

    @Delete("/{id}")
    func delete(id: Int) async throws {
        _ = try await shelf.book(id)
        await shelf.remove(id)
    }
}

/// Says hello, so that there is something to see at the root.
@Get("/", blocking: false)
func welcome() -> String { "Bookshelf: try /books, /books/1 or /authors\n" }

let shelf = Shelf()

@Get("/authors")
func authors() async -> [Author] { shelf.authors }

@main
struct Bookshelf: StarlingApp {
    var application: Application {
        Application(handlers: [$welcome, $authors, BookController(shelf: shelf)])
    }
}
