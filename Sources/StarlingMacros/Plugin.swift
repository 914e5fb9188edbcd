import SwiftCompilerPlugin
import SwiftSyntaxMacros

/// The program the compiler starts to expand Starling's macros.
@main
struct StarlingPlugin: CompilerPlugin {
    let providingMacros: [any Macro.Type] = [
        GetMacro.self,
        PostMacro.self,
        PutMacro.self,
        PatchMacro.self,
        DeleteMacro.self,
        HeadMacro.self,
        OptionsMacro.self,
        RouteMacro.self,
        ControllerMacro.self,
        InjectMacro.self,
        ProvideMacro.self,
        GuardMacro.self,
        ListenerMacro.self,
        ModelMacro.self,
        FieldMacro.self,
        TagMacro.self,
    ]
}
