"""Tables of the models: those of the installed apps at once, those that blocks define before the next query."""
from django.apps import apps
from django.db import connections
from django.db.models.signals import class_prepared

defined = []  # models that blocks have defined and that have no table yet


def create_all():
    for alias in connections:
        with connections[alias].schema_editor() as editor:
            for model in apps.get_models():
                editor.create_model(model)


def watch():
    """From now on, a model has its table before the first query after its definition."""
    class_prepared.connect(_note)
    for connection in connections.all():
        connection.execute_wrappers.append(_create_first)


def _note(sender, **kwargs):
    options = sender._meta
    if options.apps is not apps:
        return  # of a migration's state, which makes its own tables
    if not (options.abstract or options.proxy or options.auto_created or not options.managed):
        defined.append(sender)


def _create_first(execute, sql, params, many, context):
    while defined:
        model = defined.pop(0)
        # Not as a context manager: inside of a transaction SQLite's editor refuses to be entered.
        editor = context["connection"].schema_editor()
        editor.deferred_sql = []
        editor.create_model(model)
        for statement in editor.deferred_sql:
            editor.execute(statement)
    return execute(sql, params, many, context)
