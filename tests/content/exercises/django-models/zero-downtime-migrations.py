# after
from django.db.migrations.state import ModelState, ProjectState
state = ProjectState()
fields = [("id", models.AutoField(primary_key=True)), ("name", models.CharField(max_length=9, null=True))]
state.add_model(ModelState("accounts", "user", fields))
new = state.clone()
operations[0].state_forwards("accounts", new)
with connection.schema_editor() as editor:
    editor.create_model(state.apps.get_model("accounts", "user"))
    operations[0].database_forwards("accounts", editor, state, new)
new.apps.get_model("accounts", "user").objects.create()
assert state.apps.get_model("accounts", "user").objects.get().name is None
