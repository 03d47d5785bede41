import json

class City(models.Model):
    name = models.CharField(max_length=40)
# after
City.objects.create(name="Pune"), City.objects.create(name="Delhi")
assert json.loads(get(suggest, "/?q=pu").content) == {"results": ["Pune"]}
assert post(suggest).status_code == 405
