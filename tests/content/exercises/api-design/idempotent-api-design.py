class Course(models.Model):
    pass

class Enrollment(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    course = models.ForeignKey(Course, models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "course"], name="once")]

welcome = Task()
# after
ann, course = User.objects.get(username="ann"), Course.objects.create()
row, new = enroll(ann, course)
with transaction.atomic():
    assert new and enroll(ann, course) == (row, False) and welcome.sent == [(row.pk,)]
