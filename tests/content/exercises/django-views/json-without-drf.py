class BookForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = ["title", "price"]
# after
def send(body):
    answer = books(RequestFactory().post("/", body, content_type="application/json"))
    return answer.status_code, json.loads(answer.content)

assert send("{")[0] == send("[]")[0] == 400 and list(send('{"price": 1}')[1]["errors"]) == ["title"]
status, data = send('{"title": "A", "price": "2.50"}')
assert status == 201
listing = json.loads(get(books).content)
assert listing == {"results": [{"id": data["id"], "title": "A", "price": "2.50"}]}
