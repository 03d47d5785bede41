CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT, created_at TEXT);
