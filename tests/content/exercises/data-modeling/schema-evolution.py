# after
from django.db.migrations.state import ModelState, ProjectState
state = ProjectState()
state.add_model(ModelState("crm", "customer", [("id", models.AutoField(primary_key=True))]))
after = state.clone()
connection.disable_constraint_checking()
for operation in Migration.operations:
    operation.state_forwards("crm", after)
with connection.schema_editor() as editor:
    editor.create_model(state.apps.get_model("crm", "customer"))
    for operation in Migration.operations:
        operation.database_forwards("crm", editor, state, after)
model = after.apps.get_model("crm", "customer")
assert model.objects.create().full_name is None
