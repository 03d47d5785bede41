class ApiToken(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
# after
ann = User.objects.get(username="ann")
use_urls(path("me", token_required(lambda request: HttpResponse(request.user.username))))

def answer_to(token):
    return Client(enforce_csrf_checks=True).post("/me", HTTP_AUTHORIZATION=f"Bearer {token}")

good = issue(ann, timezone.now() + timedelta(hours=1))
old = issue(ann, timezone.now() - timedelta(hours=1))
assert answer_to(good).content == b"ann" and answer_to(old).status_code == answer_to("").status_code == 401
assert not ApiToken.objects.filter(digest=good).exists() and answer_to(old)["WWW-Authenticate"] == "Bearer"
User.objects.update(is_active=False)
assert answer_to(good).status_code == 401
