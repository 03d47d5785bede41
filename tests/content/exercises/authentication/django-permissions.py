# after
from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Permission
create_permissions(apps.get_app_config("block"), verbosity=0)
ann = User.objects.get(username="ann")
assert not ann.has_perm("block.publish_article")
ann.user_permissions.add(Permission.objects.get(codename="publish_article"))
assert User.objects.get(username="ann").has_perm("block.publish_article")
