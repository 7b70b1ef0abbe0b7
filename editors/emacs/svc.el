;;; svc.el --- Value streams with eglot (Emacs 29 or newer) -*- lexical-binding: t; -*-
;; Put this file on the load path and write (require 'svc) in your init file.

(define-derived-mode svc-mode prog-mode "Value stream"
  "A mode for value streams as text."
  (setq-local comment-start "# "))

(add-to-list 'auto-mode-alist '("\\.vsc\\'" . svc-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(svc-mode . ("svc" "lsp"))))

(add-hook 'svc-mode-hook #'eglot-ensure)

(provide 'svc)
;;; svc.el ends here
