# after
ann, bob = User.objects.order_by("username")
ann.department_id, ann.approval_limit = 1, 100
cases = [Invoice.objects.create(author=bob, total=total, department_id=part)
         for total, part in ((50, 1), (500, 1), (50, 2))]
cases.append(Invoice.objects.create(author=ann, total=50))
assert list(approvable_by(ann)) == [case for case in cases if can_approve(ann, case)] == cases[:1]
