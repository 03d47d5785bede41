# after
document = Document.objects.create(title="Old")
rename(document.pk, 1, "New")
with raises(Conflict):
    rename(document.pk, 1, "Late")
assert Document.objects.get().title == "New" and Document.objects.get().version == 2
