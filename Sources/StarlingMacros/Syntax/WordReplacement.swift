extension String {
    /// The text with every whole identifier `word` replaced.
    func replacingWord(_ word: String, with replacement: String) -> String {
        var result = ""
        var identifier = ""
        for character in self + " " {
            if character.isLetter || character.isNumber || character == "_" {
                identifier.append(character)
            } else {
                result += (identifier == word ? replacement : identifier) + String(character)
                identifier = ""
            }
        }
        return String(result.dropLast())
    }
}
