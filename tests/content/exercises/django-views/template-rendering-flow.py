use_template("shop/book.html", "{{ book.title }}")
book, request = Book(title="<A>"), request_to()
# after
assert html == "&lt;A&gt;"
