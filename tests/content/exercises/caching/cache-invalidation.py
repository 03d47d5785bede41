# after
first = feed_key(7, 1)
assert feed_key(7, 1) == first
drop_feed(7)
assert feed_key(7, 1) != first and feed_key(8, 1)
drop_feed(99)
