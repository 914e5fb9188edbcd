import SwiftSyntax
import SwiftSyntaxMacros

extension MacroExpansionContext {
    /// The source of a `StarlingCore.SourceLocation` that names the node's place.
    func sourceLocation(of node: some SyntaxProtocol) -> String {
        guard let location = location(of: node, at: .afterLeadingTrivia, filePathMode: .fileID) else {
            return "StarlingCore.SourceLocation(fileID: #fileID, line: #line, column: #column)"
        }
        let place = (location.file.trimmedDescription, location.line.trimmedDescription, location.column.trimmedDescription)
        return "StarlingCore.SourceLocation(fileID: \(place.0), line: \(place.1), column: \(place.2))"
    }
}
