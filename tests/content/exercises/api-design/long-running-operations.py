build_report = Task()
# after
request = APIRequestFactory().post("/reports")
force_authenticate(request, User.objects.get(username="ann"))
answer = ReportView.as_view()(request)
job = Job.objects.get()
assert answer.status_code == 202 and answer["Location"] == f"/jobs/{job.pk}" and build_report.sent == [(job.pk,)]
