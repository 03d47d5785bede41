# after
profile = Profile.objects.create(user=User.objects.get(username="ann"))
change = ProfileSerializer(profile, data={"name": "Ann", "is_verified": True, "user": 2})
assert change.is_valid() and not change.save().is_verified and profile.name == "Ann"
