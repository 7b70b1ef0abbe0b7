"""The protocol as pygls speaks it, and an answer where it has none: to a request whose parameters are invalid."""

from typing import Any

from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.json_rpc import JsonRPCNotification

PASSED_OVER = "$/answered"
"""The method of a notification that says nothing: servers pass over all unknown ones that begin so."""


class Protocol(LanguageServerProtocol):
    """Answers each request once. Seen with pygls 2.1.1: a request with invalid parameters got no answer."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as an object; of an invalid request, which is answered here, a notification that says nothing."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" not in data or "method" not in data:
                raise
            self._send_response(data["id"], error=error.to_response_error())
            return JsonRPCNotification(method=PASSED_OVER, jsonrpc=self.VERSION, params=None)
