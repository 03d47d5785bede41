# after
from rest_framework.settings import api_settings
with override_settings(REST_FRAMEWORK=REST_FRAMEWORK):
    class Listing(APIView):
        permission_classes = api_settings.DEFAULT_PERMISSION_CLASSES
        throttle_classes = []

        def get(self, request):
            return Response()

assert Listing.as_view()(APIRequestFactory().get("/")).status_code == 403
