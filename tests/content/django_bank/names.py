"""What a block finds in its namespace: the imports that Django code usually has, the models, and a few tools."""
import contextlib
import datetime
import logging
import time
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

from asgiref.sync import async_to_sync, sync_to_async
from django import forms
from django.apps import AppConfig
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.cache import cache
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import IntegrityError, connection, migrations, models, transaction
from django.db.models import (Avg, Count, Exists, F, Max, Min, OuterRef, Prefetch, ProtectedError, Q, Subquery, Sum)
from django.http import Http404, HttpResponse, HttpResponseNotFound, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template import Context, Template
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import clear_url_caches, include, path, resolve, reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.generic import DeleteView, DetailView, FormView, ListView, UpdateView
from rest_framework import permissions, serializers, viewsets
from rest_framework.response import Response
from rest_framework.routers import DefaultRouter
from rest_framework.test import APIClient, APIRequestFactory, force_authenticate
from rest_framework.views import APIView

from django_bank import urls
from django_bank.configure import TEMPLATE_TEXTS
from django_bank.models import *  # noqa: F401,F403

User = get_user_model()


class Task:
    """Stands in for a Celery task: remembers what was sent."""

    def __init__(self):
        self.sent = []

    def delay(self, *args):
        self.sent.append(args)


def use_urls(*patterns):
    urls.urlpatterns[:] = patterns
    clear_url_caches()


def use_template(name, text):
    TEMPLATE_TEXTS[name] = text


def queries():
    """with queries() as seen: … ; len(seen), seen[0]["sql"]"""
    return CaptureQueriesContext(connection)


def get(view, address="/", user=None, **kwargs):
    """The response of a view to a GET request; `user` is logged in."""
    return view(request_to(address, user=user), **kwargs)


def post(view, data=None, address="/", user=None, **kwargs):
    return view(request_to(address, "post", data, user), **kwargs)


def request_to(address="/", method="get", data=None, user=None):
    from django.contrib.auth.models import AnonymousUser
    request = getattr(RequestFactory(), method)(address, data)
    request.user = user or AnonymousUser()
    request._dont_enforce_csrf_checks = True
    return request


@contextlib.contextmanager
def raises(*kinds):
    try:
        yield
    except kinds:
        return
    raise AssertionError(f"no {kinds[0].__name__}")
