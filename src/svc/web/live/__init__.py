"""A live preview: a page in the browser that follows a file, served to this machine alone.

`preview` says what the page shows, `file_watcher` notices that files change, `server` answers the browser; only these
two need what the extra `watch` brings.
"""

from svc.web.live.preview import Preview, Seen

__all__ = ["Preview", "Seen"]
