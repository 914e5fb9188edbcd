import StarlingModel

/// The DTOs of a route: those in force, and those that its handler itself asks for.
struct BodyShapes {
    /// The shape in which bodies are read.
    var dto: AnyDTO?
    /// The shape in which results are written.
    var returnDTO: AnyDTO?
    /// What the handler itself asks for, which must be of use.
    var own: (dto: AnyDTO?, returnDTO: AnyDTO?) = (nil, nil)
}
