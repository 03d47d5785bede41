saved = []

class DocumentForm(forms.Form):
    file = forms.FileField()

    def save(self):
        saved.append(self.cleaned_data["file"].read())

use_template("upload.html", "{{ form.errors.file.0 }}")
# after
from django.core.files.uploadedfile import SimpleUploadedFile
use_urls(path("docs", lambda request: None, name="docs"))
assert post(upload, {"file": SimpleUploadedFile("a.txt", b"text")}).status_code == 302 and saved == [b"text"]
assert post(upload, {}).content == b"This field is required."
