user, customer, tag = User.objects.get(username="ann"), Customer.objects.create(), Tag.objects.create(name="t")
# after
assert customer.orders.get() == order and order.customer == customer and tag.books.get() == book
with raises(ObjectDoesNotExist):
    User.objects.get(username="bob").profile
with raises(IntegrityError):
    Profile.objects.create(user=user)
