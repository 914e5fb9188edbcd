import Lib
func f(@Inject a: Int, @Inject("x") b: Int) {}
struct S { var x: Int
  @Inject init(@Inject x: Int) { self.x = x }
  @Inject var y: Int = 1
}
