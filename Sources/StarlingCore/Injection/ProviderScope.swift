/// How long a provided value lives.
public enum ProviderScope: Sendable, Hashable {
    /// One value for each request.
    case request
    /// One value for the whole application, made when it is first needed.
    case application
    /// One value for each place that takes it.
    case transient
}
