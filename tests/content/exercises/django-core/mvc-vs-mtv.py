use_template("orders.html", "{{ orders.count }}")
# after
ann = User.objects.get(username="ann")
Order.objects.create(user=ann), Order.objects.create(user=ann), Order.objects.create()
assert get(order_list, user=ann).content == b"2" and get(order_list).status_code == 302
