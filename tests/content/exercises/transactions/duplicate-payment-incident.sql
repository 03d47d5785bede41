CREATE TABLE payment (id INTEGER PRIMARY KEY, order_id INTEGER, status TEXT, amount INTEGER, created_at TEXT);
