# after
refunds = [refund_for(days) for days in (14, 13, 1, 0)]
assert refunds == [Refund.FULL, Refund.PARTIAL, Refund.PARTIAL, Refund.NONE]
