sent = []

class ContactForm(forms.Form):
    text = forms.CharField()

    def send(self):
        sent.append(self.cleaned_data["text"])

use_template("contact.html", "{{ form.errors.text.0 }}")
# after
use_urls(path("thanks", lambda request: None, name="thanks"))
ann = User.objects.get(username="ann")
for view in (contact, ContactView.as_view()):
    assert post(view, {"text": "hello"}).status_code == 302
    assert post(view, {"text": "hello"}, user=ann).url == "/thanks"
    answer = post(view, {"text": " "}, user=ann)
    text = answer.rendered_content if hasattr(answer, "rendered_content") else answer.content.decode()
    assert text == "This field is required."
assert sent == ["hello", "hello"]
