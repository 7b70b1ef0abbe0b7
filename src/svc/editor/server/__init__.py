"""The language server: a thin shell over `svc.editor` that speaks the Language Server Protocol with pygls.

Its own index of lines finds places in texts, as pygls ends lines where nobody else does. Nothing else imports pygls.
"""
