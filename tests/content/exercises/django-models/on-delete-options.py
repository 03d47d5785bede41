# after
ann = User.objects.get(username="ann")
comment = Comment.objects.create(post=Post.objects.create(slug="a"), author=ann)
ann.delete()
comment.refresh_from_db()
assert comment.author.username == "deleted"
Post.objects.all().delete()
assert not Comment.objects.exists()
customer = Customer.objects.create()
Invoice.objects.create(customer=customer)
with raises(ProtectedError):
    customer.delete()
