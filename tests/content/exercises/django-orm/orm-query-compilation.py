# after
assert params == (1,) and sql.startswith('SELECT "django_bank_book"."id"') and sql.endswith('"id" = %s')
