# after
class Note(SoftDeleteModel):
    text = models.CharField(max_length=10)

a, b, c = [Note.objects.create(text=text) for text in "abc"]
a.delete()
assert Note.objects.count() == 2 and Note.all_objects.count() == 3
Note.objects.filter(text="b").delete()
assert Note.objects.get() == c and Note._default_manager is Note._meta.managers_map["all_objects"]
assert not hasattr(Note.objects, "delete") and not hasattr(Note.objects, "hard_delete")
Note.all_objects.filter(text="a").hard_delete()
assert Note.all_objects.count() == 2
