@_exported public import HTTPTypes
@_exported public import StarlingCore
@_exported public import StarlingHTTP
@_exported public import StarlingModel
@_exported public import StarlingServer
