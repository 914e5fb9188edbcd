public import StarlingModel

extension FaultCode {
    /// A path that is none. Parameters: `path`, `reason`.
    public static let invalidPath = FaultCode("invalid_path", "`{path}` is no path: {reason}")
    /// Two variables of one name in a full path. Parameters: `variable`, `path`.
    public static let repeatedVariable = FaultCode(
        "repeated_variable", "the variable `{variable}` stands twice in {path}: rename one of them")
    /// A host that is none. Parameters: `host`, `reason`.
    public static let invalidHost = FaultCode("invalid_host", "`{host}` is no host: {reason}")
    /// A router whose host the router around it excludes. Parameters: `host`, `outer`.
    public static let hostMismatch = FaultCode(
        "host_mismatch", "the host `{host}` is not within `{outer}`, that of the router around it: no request could get here")
    /// A version that is none. Parameters: `version`, `reason`.
    public static let invalidVersion = FaultCode("invalid_version", "`{version}` is no version: {reason}")
    /// A router whose version the router around it excludes. Parameters: `version`, `outer`.
    public static let versionMismatch = FaultCode(
        "version_mismatch", "the version `{version}` is within `{outer}`, that of the router around it: no request can name both")
    /// Two handlers that answer the same requests. Parameters: `route`, `name`, `other`, `otherPlace`.
    public static let duplicateRoute = FaultCode(
        "duplicate_route", "`{name}` and `{other}` ({otherPlace}) both answer {route}: no request could tell them apart")
    /// A path variable that nothing takes. Parameters: `variable`, `route`, `taker`.
    public static let unusedVariable = FaultCode(
        "unused_variable",
        "nothing takes the path variable `{variable}` of {route}: give {taker} an argument `{variable}`, or take it out of the path")
    /// `@Path` without a variable. Parameters: `argument`, `variable`, `route`.
    public static let missingVariable = FaultCode(
        "missing_variable", "`{argument}` is marked @Path, but {route} has no variable `{variable}`{closest}")
    /// An argument that nothing provides. Parameters: `argument`, `type`, `route`, `closest`.
    public static let nothingProvides = FaultCode(
        "nothing_provides", "nothing provides `{argument}: {type}` for {route}{closest}")
    /// An argument whose type cannot be read from its source. Parameters: `argument`, `type`, `source`, `route`.
    public static let unreadableType = FaultCode(
        "unreadable_type",
        "`{argument}: {type}` of {route} cannot be read from a {source}: the type must conform to ParameterValue")
    /// A group of parameters whose model cannot be one. Parameters: `argument`, `type`, `source`, `route`, `reason`.
    public static let unreadableGroup = FaultCode(
        "unreadable_group", "`{argument}: {type}` of {route} is no group of {source} parameters: {reason}")
    /// A body that no form can be, or one with files that is no form. Parameters: `argument`, `type`, `route`, `reason`.
    public static let unreadableForm = FaultCode(
        "unreadable_form", "`{argument}: {type}` of {route} cannot be read from its body: {reason}")
    /// A result with a file in it. Parameters: `type`, `route`.
    public static let fileInResult = FaultCode(
        "file_in_result", "`{type}`, the result of {route}, has an uploaded file in it: answer with its bytes, or with what is said of it")
    /// Something in `trustedProxies` that is no network. Parameters: `reason`.
    public static let invalidProxy = FaultCode("invalid_proxy", "`trustedProxies:` cannot be used: {reason}")
    /// A cookie of a layer that browsers would drop. Parameters: `cookie`, `route`, `reason`.
    public static let unusableCookie = FaultCode("unusable_cookie", "the cookie `{cookie}` of {route} cannot be set: {reason}")
    /// A result that has no wire form. Parameters: `type`, `route`.
    public static let unencodableResult = FaultCode(
        "unencodable_result", "`{type}`, the result of {route}, has no wire form: make it Encodable, or return a Response")
    /// A status that forbids a body, and a result that has one. Parameters: `status`, `type`, `route`.
    public static let bodyForbidden = FaultCode(
        "body_forbidden", "a {status} answer has no body, but {route} returns `{type}`")
    /// A media type that a result cannot be offered in. Parameters: `type`, `route`, `media`, `reason`.
    public static let unofferable = FaultCode(
        "unofferable", "`{type}`, the result of {route}, cannot be offered as `{media}`: {reason}")
    /// A redirect with a status that leads nowhere. Parameters: `status`, `route`.
    public static let leadsNowhere = FaultCode(
        "leads_nowhere", "a {status} answer leads nowhere, but {route} returns a `Redirect`: say 301, 302, 303, 307 or 308")
    /// A body that cannot be read through its DTO. Parameters: `argument`, `type`, `route`, `dto`, `model`, `fields`.
    public static let dtoNotReadable = FaultCode(
        "dto_not_readable",
        "`{argument}: {type}` of {route} cannot be read through `{dto}`, which leaves out or makes optional what has no default: {fields}. Take `DTOData<{model}>` and make the value of it, or give the fields defaults"
    )
    /// A DTO whose model is neither in the body nor in the result. Parameters: `dto`, `model`, `route`.
    public static let uselessDTO = FaultCode(
        "useless_dto", "`{dto}` does nothing for {route}: neither the body nor the result holds a `{model}`")
    /// Two DTOs of one name. Parameters: `dto`, `otherPlace`.
    public static let duplicateDTO = FaultCode(
        "duplicate_dto", "another DTO is named `{dto}` and has another shape ({otherPlace}): give one of them a `name`")
    /// Two handlers of one name. Parameters: `name`, `otherPlace`.
    public static let duplicateName = FaultCode(
        "duplicate_name", "a handler named `{name}` is registered already ({otherPlace}): names must be unique")
    /// A handler without a method. Parameters: `name`.
    public static let noMethods = FaultCode("no_methods", "`{name}` answers no method: give it at least one")
    /// An argument and a provider of one name and different types. Parameters: `argument`, `type`, `route`, `provider`, `provided`, `place`.
    public static let wrongProviderType = FaultCode(
        "wrong_provider_type", "`{argument}: {type}` of {route} would get a `{provided}` from the provider `{provider}` ({place})")
    /// `@Inject` by a type that several providers make. Parameters: `argument`, `type`, `route`, `providers`.
    public static let severalProvide = FaultCode(
        "several_provide", "`{argument}: {type}` of {route} could come from {providers}: name one, `@Inject(\"name\")`")
    /// Providers that need each other. Parameters: `chain`.
    public static let providerCycle = FaultCode("provider_cycle", "providers need each other without end: {chain}")
    /// Something that runs before the body is read, and would need it. Parameters: `argument`, `route`, `place`.
    public static let earlyBody = FaultCode(
        "early_body", "`{argument}` of {route} needs the body ({place}), which is read after the guards: take it in the handler instead")
    /// A value for the whole application made of one for a request. Parameters: `argument`, `provider`, `place`.
    public static let shortLived = FaultCode(
        "short_lived",
        "`{argument}` ({place}) lives as long as a request, and `{provider}` as long as the application: make both live as long")
    /// An argument that is read from a request, where there is none. Parameters: `argument`, `type`, `route`.
    public static let noRequest = FaultCode(
        "no_request", "`{argument}: {type}` of {route} is read from a request, and there is none")
    /// Two providers of one name in one layer. Parameters: `name`, `otherPlace`.
    public static let duplicateProvider = FaultCode(
        "duplicate_provider", "another provider in the same layer is named `{name}` ({otherPlace}): names must be unique")
    /// Something that takes the place of a provider which no layer has. Parameters: `name`.
    public static let unknownOverride = FaultCode(
        "unknown_override", "the provider `{name}` is overridden, but no layer has it: list it as a dependency, or leave the override out")
    /// Two plug-ins of one name. Parameters: `name`.
    public static let duplicatePlugin = FaultCode(
        "duplicate_plugin", "there are two plug-ins named `{name}`: leave one of them out, or give it another `name`")
    /// A plug-in that stands before one it requires, or without it. Parameters: `name`, `required`, `mending`.
    public static let missingPlugin = FaultCode("missing_plugin", "the plug-in `{name}` requires `{required}`: {mending}")
    /// A plug-in, or a closure of `onInit`, that could not change the application. Parameters: `name`, `reason`.
    public static let failedInit = FaultCode("failed_init", "{name} could not change the application: {reason}")
    /// Files that cannot be served. Parameters: `path`, `reason`.
    public static let unusableFiles = FaultCode("unusable_files", "the files of {path} cannot be served: {reason}")
    /// A listener without an event. Parameters: `name`.
    public static let noEvents = FaultCode("no_events", "the listener `{name}` listens to no event: name at least one")
}
