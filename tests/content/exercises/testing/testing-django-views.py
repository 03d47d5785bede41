User.objects.all().delete()

class PostForm(forms.ModelForm):
    class Meta:
        model = Post
        fields = ["title"]

@login_required
def create(request):
    form = PostForm(request.POST or None)
    if form.is_valid():
        made = form.save(commit=False)
        made.author, made.slug = request.user, "hi"
        made.save()
        return redirect(made)
    return HttpResponse(form.errors)

Post.get_absolute_url = lambda entry: f"/{entry.slug}"
use_urls(path("new", create, name="post-create"), path("hi", lambda request: HttpResponse()))
# after
import io
import unittest
tests = unittest.defaultTestLoader.loadTestsFromTestCase(CreatePostTest)
result = unittest.TextTestRunner(stream=io.StringIO()).run(tests)
assert result.testsRun == 2 and result.wasSuccessful(), result.failures + result.errors
