public import StarlingCore

/// Writes results as YAML where routes offer it or name it: whatever has a form in JSON.
///
/// ```swift
/// import Starling
/// import StarlingYAML
///
/// @Get("/books/{id}", offers: [.json, .yaml])
/// func book(id: Int) async -> Book { Book(id: id, title: "Solaris") }
///
/// Application(handlers: [$book], plugins: [YAML()])
/// ```
/// It says the same as the JSON would: what is a string there is one here, also for readers of YAML 1.1, and keys keep their order.
public struct YAML: Plugin {
    /// Makes the plug-in.
    public init() {}

    /// Adds what writes YAML to the application's ``StarlingCore/Application/mediaEncoders``.
    public func configure(_ application: inout Application) { application.mediaEncoders.append(YAMLFormat()) }
}
