# after
class PerLine:
    def total(self, lines):
        return 2 * len(lines)

order = Order(PerLine())
order.add("a"), order.add("b")
assert order.total() == 4
