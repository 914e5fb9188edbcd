import Starling

// Three nested dependencies, as in Litestar's own benchmark: the second is made of the first, the third of the second,
// and the handler takes all. `server.py` has the same in Litestar.

@Provide(blocking: false)
func syncOne() -> String {
    "sync_dependency_one"
}

@Provide(blocking: false)
func syncTwo(syncOne: String) -> [String] {
    [syncOne, "sync_dependency_two"]
}

@Provide(blocking: false)
func syncThree(syncTwo: [String]) -> [String] {
    syncTwo + ["sync_dependency_three"]
}

// An asynchronous function that never waits would cost what a synchronous one does. So each gives way once.

@Provide
func asyncOne() async -> String {
    await Task.yield()
    return "async_dependency_one"
}

@Provide
func asyncTwo(asyncOne: String) async -> [String] {
    await Task.yield()
    return [asyncOne, "async_dependency_two"]
}

@Provide
func asyncThree(asyncTwo: [String]) async -> [String] {
    await Task.yield()
    return asyncTwo + ["async_dependency_three"]
}

@Provide
func mixed(syncThree: [String], asyncThree: [String]) async -> [[String]] {
    [syncThree, asyncThree]
}

extension Dependencies {
    static var synchronous: Self { [$syncOne, $syncTwo, $syncThree] }
    static var asynchronous: Self { [$asyncOne, $asyncTwo, $asyncThree] }
    static var both: Self { .synchronous + .asynchronous + [$mixed] }
}

@Get("/sync-dependencies", dependencies: .synchronous)
func syncDependencies(syncOne: String, syncTwo: [String], syncThree: [String]) async -> [String] {
    syncThree
}

@Get("/async-dependencies", dependencies: .asynchronous)
func asyncDependencies(asyncOne: String, asyncTwo: [String], asyncThree: [String]) async -> [String] {
    asyncThree
}

@Get("/mixed-dependencies", dependencies: .both)
func mixedDependencies(
    syncOne: String, syncTwo: [String], syncThree: [String],
    asyncOne: String, asyncTwo: [String], asyncThree: [String], mixed: [[String]]
) async -> [[String]] {
    mixed
}
