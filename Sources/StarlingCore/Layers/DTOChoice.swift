public import StarlingModel

/// What a layer says about the shape of models: a DTO, none, or nothing.
public protocol DTOChoice: Sendable {
    /// The choice without its type.
    var choice: LayerDTO { get }
}

/// A ``DTOChoice`` without its type.
public enum LayerDTO: Sendable {
    /// As the layer around says.
    case inherit
    /// Models are sent and read as they are, whatever the layers around say.
    case off
    /// In this shape.
    case shape(AnyDTO)

    /// The DTO, if it is one.
    var shape: AnyDTO? {
        guard case .shape(let shape) = self else { return nil }
        return shape
    }
}

extension DTO: DTOChoice {
    /// The DTO.
    public var choice: LayerDTO { .shape(erased) }
}

extension AnyDTO: DTOChoice {
    /// The DTO.
    public var choice: LayerDTO { .shape(self) }
}

extension LayerDTO: DTOChoice {
    /// Itself.
    public var choice: LayerDTO { self }
}

extension DTOChoice where Self == LayerDTO {
    /// As the layer around says: the default.
    public static var inherited: LayerDTO { .inherit }

    /// Models are sent and read as they are, whatever the layers around say.
    public static var none: LayerDTO { .off }
}
