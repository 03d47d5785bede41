def detail(request, pk):
    return HttpResponse(pk)

use_urls(path("shop/", include(([path("<int:pk>/", detail, name="detail")], "shop"))))
# after
assert (m.func, m.kwargs, m.view_name, m.route) == (detail, {"pk": 7}, "shop:detail", "shop/<int:pk>/")
