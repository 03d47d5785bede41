# after
records = []
log.addHandler(type("Keep", (logging.Handler,), {"emit": lambda self, record: records.append(record)})())
reject("expired", "t-1", path="/orders")
assert (records[0].reason, records[0].token_id, records[0].path) == ("expired", "t-1", "/orders")
