"""What Django 2.2 and its companions expect of Python, and 3.11 no longer has. Imported with the settings, before Django needs it."""

import collections
import collections.abc
import enum
import gettext
import inspect
from typing import Any

for _name in ("Mapping", "MutableMapping", "Sequence", "Iterable", "Callable", "Hashable", "Set"):
    if not hasattr(collections, _name):
        setattr(collections, _name, getattr(collections.abc, _name))

if not hasattr(inspect, "getargspec"):
    inspect.getargspec = inspect.getfullargspec

_translation = gettext.translation


def _without_codeset(*args: Any, **kwargs: Any) -> Any:
    kwargs.pop("codeset", None)
    return _translation(*args, **kwargs)


gettext.translation = _without_codeset


class _Names(dict[str, Any]):
    """The names of an enumeration's members, which once were a list."""

    def remove(self, name: str) -> None:
        del self[name]


_begin = enum._EnumDict.__init__


def _with_names(self: Any) -> None:
    _begin(self)
    self._member_names = _Names()


enum._EnumDict.__init__ = _with_names
