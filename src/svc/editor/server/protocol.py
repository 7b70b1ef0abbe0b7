"""The protocol as pygls speaks it, and an answer where it has none: to a request whose parameters are invalid."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest, JsonRpcServerNotInitialized
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.json_rpc import JsonRPCNotification

from svc.diagnostics.errors import Error

FAILED = -32803
"""The code of an answer that can't be given although the request was valid: `RequestFailed` of the protocol."""
PASSED_OVER = "$/answered"
"""The method of a notification that says nothing: servers pass over all unknown ones that begin so."""

P = ParamSpec("P")
R = TypeVar("R")


def answering(answer: Callable[P, R]) -> Callable[P, R]:
    """An answer whose errors of svc are shown to the user in their own words."""

    @wraps(answer)
    def answered(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return answer(*args, **kwargs)
        except Error as error:
            raise JsonRpcException(str(error), FAILED) from None

    return answered


class Protocol(LanguageServerProtocol):
    """Answers each request once, and keeps no texts. Seen with pygls 2.1.1: a request with invalid parameters, or after
    `shutdown`, got no answer, and an edit of a text that pygls keeps costs as much as the text is long."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._received: set[str] = set()
        """Which of `initialize` and `shutdown` have come."""
        for method in (lsp.TEXT_DOCUMENT_DID_OPEN, lsp.TEXT_DOCUMENT_DID_CHANGE, lsp.TEXT_DOCUMENT_DID_CLOSE):
            del self.fm.builtin_features[method]

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as an object; of an invalid request, which is answered here, a notification that says nothing."""
        is_request = "id" in data and "method" in data
        try:
            if is_request and "jsonrpc" in data:
                self._check_order(data["method"])
            return super().structure_message(data)
        except JsonRpcException as error:
            if not is_request:
                raise
            self._send_response(data["id"], error=error.to_response_error())
            return JsonRPCNotification(method=PASSED_OVER, jsonrpc=self.VERSION, params=None)

    def _check_order(self, method: str) -> None:
        """Refuse a request before `initialize`, a further `initialize`, and all requests after `shutdown`."""
        if lsp.SHUTDOWN in self._received:
            raise JsonRpcInvalidRequest("the server was shut down")
        if method != lsp.INITIALIZE and lsp.INITIALIZE not in self._received:
            raise JsonRpcServerNotInitialized("the server was not initialized")
        if method == lsp.INITIALIZE and lsp.INITIALIZE in self._received:
            raise JsonRpcInvalidRequest("the server was initialized before")
        if method in (lsp.INITIALIZE, lsp.SHUTDOWN):
            self._received.add(method)
