with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE book (id INTEGER, title TEXT)")
    cursor.execute("INSERT INTO book VALUES (1, 'A')")
# after
assert find("A") == [(1,)] and find("x' OR '1'='1") == []
assert badge(SimpleNamespace(nickname="<i>")) == "<b>&lt;i&gt;</b>"
