# after
from django.db.migrations.state import ModelState, ProjectState
state = ProjectState()
state.add_model(ModelState("shop", "book", [("id", models.AutoField(primary_key=True))]))
new = state.clone()
Migration.operations[0].state_forwards("shop", new)
with connection.schema_editor() as editor:
    editor.create_model(state.apps.get_model("shop", "book"))
    Migration.operations[0].database_forwards("shop", editor, state, new)
assert new.apps.get_model("shop", "book").objects.create().isbn is None
