# after
assert problem_handler(Http404(), {}).data["code"] == "not_found"
assert problem_handler(PermissionDenied(), {}).data["code"] == "permission_denied"
answer = problem_handler(serializers.ValidationError({"sku": ["wrong"]}), {})
assert answer.data == {"code": "invalid", "status": 400, "errors": {"sku": ["wrong"]}}
assert problem_handler(ValueError(), {}) is None
