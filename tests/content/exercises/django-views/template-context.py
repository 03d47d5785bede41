class ReviewQuerySet(models.QuerySet):
    def visible(self):
        return self.filter(visible=True)

class Review(models.Model):
    book = models.ForeignKey(Book, models.CASCADE, related_name="reviews")
    visible = models.BooleanField(default=True)
    objects = ReviewQuerySet.as_manager()

use_template("shop/book.html", "{{ book.title }} {{ reviews|length }}")
use_template("django_bank/book_detail.html", "{{ book.title }} {{ object.title }} {{ reviews|length }}")
# after
found = Book.objects.create(title="A", author=Author.objects.create(name="Rao"))
Review.objects.create(book=found), Review.objects.create(book=found), Review.objects.create(book=found, visible=False)
assert get(book, pk=found.pk).content == b"A 2"
assert get(BookDetail.as_view(), pk=found.pk).rendered_content == "A A 2"
