# after
def errors(start, end):
    today = timezone.localdate()
    form = BookingForm({"start": today + timedelta(days=start), "end": today + timedelta(days=end)})
    return {field: found[0]["code"] for field, found in form.errors.get_json_data().items()}

assert errors(0, 1) == {} and errors(-1, 1) == {"start": "past"} and list(errors(2, 1)) == ["end"]
