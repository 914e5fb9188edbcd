import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Types as users write them.
enum TextSample {
    struct Slug: ParameterValue, Equatable {
        let parameterText: String

        init?(parameter text: String) {
            guard text.utf8.allSatisfy({ $0 == 0x2D || (0x61...0x7A).contains($0) }) else { return nil }
            parameterText = text
        }
    }

    enum Color: String, CaseIterable, ParameterValue { case red, green }
    enum Level: Int, CaseIterable, ParameterValue {
        case low = 1
        case high = 2
    }
    struct BookID: RawRepresentable, Hashable, ParameterValue { let rawValue: Int }
    struct Loud: RawRepresentable, Hashable, ParameterValue {
        let rawValue: String
        init?(rawValue: String) { self.rawValue = rawValue }
        init?(parameter text: String) { self.init(rawValue: text.uppercased()) }
    }
    enum Undeclared: String, CaseIterable { case one, two }
    struct UndeclaredID: RawRepresentable, Hashable { let rawValue: Int }
    enum Outer { struct Inner: RawRepresentable, Hashable, ParameterValue { let rawValue: BookID } }
}

extension TextSample {
    @Suite("Text kinds") struct KindTests {
        @Test func names() {
            #expect(String.parameterKind.name == "str")
            #expect(Int.parameterKind.name == "int")
            #expect(UInt8.parameterKind.name == "int")
            #expect(Double.parameterKind.name == "float")
            #expect(Bool.parameterKind.name == "bool")
            #expect(Decimal.parameterKind.name == "decimal")
            #expect(UUID.parameterKind.name == "uuid")
            #expect(LocalDate.parameterKind.name == "date")
            #expect(LocalTime.parameterKind.name == "time")
            #expect(Date.parameterKind.name == "datetime")
            #expect(Duration.parameterKind.name == "timedelta")
            #expect(Color.parameterKind.name == "Color")
            #expect(Slug.parameterKind.name == "Slug")
            #expect(ParameterKind.custom(Slug.self, name: "slug").name == "slug")
        }

        @Test func kindsAreEqualWhenTheirTextsAre() {
            #expect(Int.parameterKind == Int64.parameterKind)
            #expect(UInt.parameterKind == UInt64.parameterKind)
            #expect(Int.parameterKind != Int8.parameterKind)
            #expect(Int.parameterKind != UInt.parameterKind)
            #expect(Float.parameterKind != Double.parameterKind)
            #expect(Color.parameterKind != Level.parameterKind)
            #expect(Set([Int.parameterKind, Int64.parameterKind, Color.parameterKind, Color.parameterKind]).count == 2)
            #expect(Slug.parameterKind == ParameterKind.custom(Slug.self, name: "slug"))
        }

        /// A kind whose texts another one accepts too must be tried before it.
        @Test func narrowerKindsComeFirst() {
            let types: [any ParameterValue.Type] = [
                String.self, Character.self, Bool.self, Int.self, Int8.self, Int16.self, Int32.self, Int64.self,
                UInt.self, UInt8.self,
                UInt16.self, UInt32.self, UInt64.self, Float.self, Double.self, Decimal.self, UUID.self, URL.self,
                Date.self,
                LocalDate.self, LocalTime.self, Duration.self, Color.self, Level.self, BookID.self, Outer.Inner.self,
                Slug.self,
            ]
            let samples = [
                "", "0", "1", "2", "7", "-0", "-1", "200", "-200", "40000", "-40000", "70000", "3000000000",
                "-3000000000", "5000000000",
                "18446744073709551615", "9223372036854775807", "99999999999999999999", "1.5", "1e3", "1e50", "1e200",
                "0.1", "-7.25",
                "1.23456789012345678901234567890123456789012345", "true", "FALSE", "a", "red", "some-slug", "Some Text",
                "2024-01-02",
                "03:04:05", "2024-01-02T03:04:05Z", "PT5S", "P1D", "0190a5c4-8f1e-7abc-9def-0123456789ab",
                "https://example.com",
                "mailto:a", "é",
            ]
            func accepted(_ type: any ParameterValue.Type) -> Set<String> {
                Set(samples.filter { type.init(parameter: $0) != nil })
            }
            for one in types {
                for other in types where accepted(one).isStrictSubset(of: accepted(other)) {
                    #expect(one.parameterKind.narrowness < other.parameterKind.narrowness, "\(one) before \(other)")
                }
            }
            #expect(types.allSatisfy { $0.parameterKind.narrowness <= String.parameterKind.narrowness })
        }

        @Test func rawRepresentables() {
            #expect(readText("red") == Color.red)
            #expect(readText(Color.self, "Red") == nil)
            #expect(Color.green.parameterText == "green")
            #expect(readText("2") == Level.high)
            #expect(readText(Level.self, "3") == nil)
            #expect(readText("12") == BookID(rawValue: 12))
            #expect(readText("12") == Outer.Inner(rawValue: BookID(rawValue: 12)))
            #expect(BookID(rawValue: -3).parameterText == "-3")
            #expect(Level.parameterKind.narrowness < Int.parameterKind.narrowness)
            #expect(Outer.Inner.parameterKind.narrowness < BookID.parameterKind.narrowness)
            #expect(Color.parameterKind.narrowness < Bool.parameterKind.narrowness)
        }

        @Test func anInitializerOfOnesOwnIsNotBypassed() {
            #expect(readText(Loud.self, "abc")?.rawValue == "ABC")
            #expect(readText(Slug.self, "a-b")?.parameterText == "a-b")
            #expect(readText(Slug.self, "A") == nil)
        }

        @Test func codings() {
            let declared = ParameterCoding.of(Color.self)
            #expect(declared.kind == Color.parameterKind)
            #expect(declared.read("red") == .red)
            #expect(declared.readUTF8("green".utf8.span) == .green)
            #expect(declared.write(.red) == "red")

            let undeclared = ParameterCoding.of(Undeclared.self)
            #expect(undeclared.kind == .enumeration(Undeclared.self))
            #expect(undeclared.read("two") == .two)
            #expect(undeclared.read("three") == nil)
            #expect(undeclared.readUTF8("one".utf8.span) == .one)
            #expect(undeclared.write(.one) == "one")

            let id = ParameterCoding.of(UndeclaredID.self)
            #expect(id.kind.name == "UndeclaredID")
            #expect(id.kind.narrowness == Int.parameterKind.narrowness - 1)
            #expect(id.readUTF8("5".utf8.span) == UndeclaredID(rawValue: 5))

            #expect(ParameterCoding.of(Loud.self).read("x")?.rawValue == "X")
            #expect(ParameterCoding.of(Int.self).readUTF8("5".utf8.span) == 5)
        }
    }
}
