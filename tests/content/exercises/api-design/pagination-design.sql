CREATE TABLE post (id INTEGER PRIMARY KEY, tenant_id INTEGER, created_at TEXT, title TEXT);
