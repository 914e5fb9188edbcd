import Lib2
final class Store: Sendable { func get(_ i: Int) async throws -> Int { i } }
struct C: Sendable {
  let store: Store
  let other: Store
  @inline(never) func list(id: Int, size: Int) async throws -> Int { try await store.get(id) + size }
  @inline(never) func sync(id: Int) -> Int { id }
  nonisolated static func _h(_ s: Source<C>) -> Handler {
    Handler(Int.self) {
      let b1 = $0.bind("id"); let b2 = $0.bind("size")
      let c = $0.bind(s)
      return {
        var v1 = b1.value(in: $0)
        let v2 = b2.value(in: $0)
        if $0.isWaiting { try await $0.provide(); v1 = v1 ?? b1.value(in: $0) }
        guard let v1, let v2, let c = c.value(in: $0) else { throw $0.failure() }
        let call: @concurrent @Sendable (Int, Int) async throws -> Int = c.list(id:size:)
        return try await call(v1, v2)
      }
    }
  }
  nonisolated static func _s(_ s: Source<C>) -> Handler {
    Handler(Int.self) {
      let b1 = $0.bind("id")
      let c = $0.bind(s)
      return {
        guard let v1 = b1.value(in: $0), let c = c.value(in: $0) else { throw $0.failure() }
        let call: @concurrent @Sendable (Int) async throws -> Int = c.sync(id:)
        return try await call(v1)
      }
    }
  }
  nonisolated static func _b(_ s: Source<C>) -> Handler {
    Handler(Int.self) {
      let b1 = $0.bind("id")
      let c = $0.bind(s)
      return {
        guard let v1 = b1.value(in: $0), let c = c.value(in: $0) else { throw $0.failure() }
        let call: @Sendable (Int) throws -> Int = c.sync(id:)
        return try await $0.blocking { try call(v1) }
      }
    }
  }
}
@MainActor struct M {
  var base = 40
  let store: Store
  func add(n: Int) async -> Int { base + n }
  func sub(n: Int) -> Int { base - n }
  static func _make(_ s: Store) -> M { M(store: s) }
  nonisolated static func _h(_ s: Source<M>) -> Handler {
    Handler(Int.self) {
      let b1 = $0.bind("id"); let c = $0.bind(s)
      return {
        guard let v1 = b1.value(in: $0), let c = c.value(in: $0) else { throw $0.failure() }
        let call: @concurrent @Sendable (Int) async throws -> Int = c.sub(n:)
        return try await call(v1)
      }
    }
  }
  nonisolated static func recipe() {
     let make: @concurrent @Sendable (Store) async throws -> M = Self._make(_:)
     _ = make
  }
}
actor A {
  func f(n: Int) -> Int { n }
  nonisolated func g(n: Int) -> Int { n }
  init(store: Store) async {}
  static func _make(_ s: Store) async -> A { await A(store: s) }
  nonisolated static func _h(_ s: Source<A>) -> Handler {
    let make: @concurrent @Sendable (Store) async throws -> A = Self._make(_:)
    _ = make
    return Handler(Int.self) {
      let b1 = $0.bind("id"); let c = $0.bind(s)
      return {
        guard let v1 = b1.value(in: $0), let c = c.value(in: $0) else { throw $0.failure() }
        let call: @concurrent @Sendable (Int) async throws -> Int = { await c.f(n: $0) }
        return try await call(v1)
      }
    }
  }
}
struct G<Item: Sendable> { let item: Item
  func f(n: Item) -> [Item] { [n, item] }
  static func _make(_ s: Item) -> G { G(item: s) }
  nonisolated static func _h(_ s: Source<G>) -> Handler {
    let make: @concurrent @Sendable (Item) async throws -> G = Self._make(_:)
    _ = make
    return Handler([Item].self) {
      let c = $0.bind(s)
      return {
        guard let c = c.value(in: $0) else { throw $0.failure() }
        let call: @concurrent @Sendable (Item) async throws -> [Item] = c.f(n:)
        return try await call(c.item)
      }
    }
  }
}
protocol P: Sendable { nonisolated static func _h(_ s: Source<Self>) -> Handler }
extension M: nonisolated P {}
extension A: nonisolated P {}
extension G: nonisolated P {}
final class K: Sendable { let s: Store; init(s: Store) { self.s = s }
  nonisolated static func _h(_ s: Source<K>) -> Handler { Handler(Int.self) { _ in { _ in 1 } } }
  nonisolated static func _j(_ s: Source<Self>) -> Handler { Handler(Int.self) { _ in { _ in 1 } } }
}
extension K: nonisolated P {}
