"""Empty until an exercise calls use_urls."""
urlpatterns = []
