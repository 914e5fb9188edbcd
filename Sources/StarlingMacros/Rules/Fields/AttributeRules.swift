/// What `@Field` says by itself, whatever it stands on.
enum AttributeRules {
    static func check(_ attribute: FieldAttribute, into findings: inout Findings) {
        MarksRule.check(attribute, into: &findings)
        OptionRules.checkLiterals(["uniqueItems", "deprecated"], of: attribute.syntax, into: &findings)
        BoundsRule.check(attribute.syntax, into: &findings)
        PatternRule.check(attribute.syntax, into: &findings)
    }
}
