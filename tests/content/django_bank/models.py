"""Models that answers name most often, with the fields that their blocks use. Blocks may define others."""
from django.conf import settings
from django.db import models
from django.utils import timezone

USER = settings.AUTH_USER_MODEL


def owner(name="+"):
    return models.ForeignKey(USER, models.CASCADE, null=True, related_name=name)


class Author(models.Model):
    name = models.CharField(max_length=100)
    country = models.CharField(max_length=2, default="IN")

    def __str__(self):
        return self.name


class Tag(models.Model):
    name = models.CharField(max_length=40, unique=True)


class Book(models.Model):
    title = models.CharField(max_length=200)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books", null=True)
    tags = models.ManyToManyField(Tag, related_name="books", blank=True)
    owner = owner()
    sku = models.CharField(max_length=40, default="")
    price = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    year = models.IntegerField(default=2025)
    pages = models.IntegerField(default=100)
    sales = models.IntegerField(default=0)
    status = models.CharField(max_length=10, default="live")
    on_sale = models.BooleanField(default=False)
    published = models.DateField(null=True, blank=True)

    def __str__(self):
        return self.title


class Shop(models.Model):
    name = models.CharField(max_length=100)


class Customer(models.Model):
    name = models.CharField(max_length=100)
    email = models.EmailField(default="")
    tier = models.CharField(max_length=10, default="", blank=True)
    owner = owner()


class Product(models.Model):
    sku = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100, default="")
    brand = models.CharField(max_length=40, default="")
    price = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    stock = models.PositiveIntegerField(default=0)
    active = models.BooleanField(default=True)


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="orders", null=True)
    user = owner("orders")
    shop = models.ForeignKey(Shop, models.CASCADE, null=True)
    tenant_id = models.IntegerField(default=1)
    number = models.CharField(max_length=20, default="")
    status = models.CharField(max_length=20, default="open")
    total = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    version = models.IntegerField(default=1)
    created = models.DateTimeField(default=timezone.now)
    shipped_at = models.DateTimeField(null=True)
    promised_at = models.DateTimeField(null=True)


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, models.PROTECT)
    quantity = models.PositiveIntegerField(default=1)


class Currency(models.Model):
    code = models.CharField(max_length=3)


class Invoice(models.Model):
    currency = models.ForeignKey(Currency, models.PROTECT, null=True)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="invoices", null=True)
    author = owner()
    owner = owner()
    department_id = models.IntegerField(default=1)
    total = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    due_date = models.DateField(null=True)
    issued = models.DateField(null=True)
    paid = models.BooleanField(default=False)


class Account(models.Model):
    owner = models.CharField(max_length=40, default="")
    name = models.CharField(max_length=40, default="")
    balance = models.IntegerField(default=0)
    synced = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)


class Item(models.Model):
    sku = models.CharField(max_length=40, unique=True)
    stock = models.IntegerField(default=0)
    quantity = models.IntegerField(default=0)
    version = models.IntegerField(default=0)


class Stock(models.Model):
    sku = models.CharField(max_length=40, unique=True)
    product_id = models.IntegerField(default=0)
    available = models.IntegerField(default=0)
    reserved = models.IntegerField(default=0)


class Payment(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, null=True)
    status = models.CharField(max_length=20, default="pending")
    amount = models.IntegerField(default=0)
    provider_ref = models.CharField(max_length=40, default="")


class Coupon(models.Model):
    code = models.CharField(max_length=20, default="")
    used = models.IntegerField(default=0)
    limit = models.IntegerField(default=1)


class Document(models.Model):
    title = models.CharField(max_length=100)
    version = models.IntegerField(default=1)
    organization_id = models.IntegerField(default=1)


class Event(models.Model):
    external_id = models.CharField(max_length=40, unique=True, null=True)
    kind = models.CharField(max_length=40, default="")
    payload = models.JSONField(default=dict)
    stock = models.IntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    created = models.DateTimeField(default=timezone.now)


class Ticket(models.Model):
    status = models.CharField(max_length=20, default="open")
    due = models.DateTimeField(null=True)
    created = models.DateTimeField(default=timezone.now)


class Post(models.Model):
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=100, default="")
    author = owner("posts")
    tags = models.ManyToManyField(Tag, blank=True)
    status = models.CharField(max_length=20, default="published")
    created_at = models.DateTimeField(default=timezone.now)


class Comment(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="comments")
    author = owner()
    text = models.TextField(default="")
    created = models.DateTimeField(default=timezone.now)


class Job(models.Model):
    owner = owner()
    status = models.CharField(max_length=20, default="queued")


class Profile(models.Model):
    user = models.OneToOneField(USER, models.CASCADE)
    name = models.CharField(max_length=40, default="")
    is_verified = models.BooleanField(default=False)


class Outbox(models.Model):
    topic = models.CharField(max_length=40)
    key = models.CharField(max_length=40, default="")
    payload = models.JSONField(default=dict)


class Inbox(models.Model):
    consumer = models.CharField(max_length=40)
    message_id = models.CharField(max_length=40)

    class Meta:
        unique_together = [("consumer", "message_id")]


class InboxMessage(models.Model):
    message_id = models.CharField(max_length=40, unique=True)
    handled = models.BooleanField(default=False)
