# after
from rest_framework.settings import api_settings
with override_settings(REST_FRAMEWORK=REST_FRAMEWORK):
    versioning = api_settings.DEFAULT_VERSIONING_CLASS

class Versions(versioning):
    default_version, allowed_versions = REST_FRAMEWORK["DEFAULT_VERSION"], REST_FRAMEWORK["ALLOWED_VERSIONS"]

class Listing(APIView):
    versioning_class = Versions

    def get(self, request, version=None):
        return Response(request.version)

answers = [Listing.as_view()(APIRequestFactory().get("/"), version=version) for version in ("v2", "v3")]
assert answers[0].data == "v2" and answers[1].status_code == 404
assert Listing.as_view()(APIRequestFactory().get("/")).data == "v1"
