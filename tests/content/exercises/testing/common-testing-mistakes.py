# after
import unittest
test_slug_is_unique(unittest.TestCase())
