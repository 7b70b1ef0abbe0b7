-- Neovim 0.11 or newer: put this file into ~/.config/nvim/lua/svc.lua and write `require("svc")` in init.lua.
vim.filetype.add({ extension = { vsc = "vsc" } })

vim.lsp.config("svc", {
  cmd = { "svc", "lsp" },
  filetypes = { "vsc" },
  root_markers = { "svc.toml", "pyproject.toml", ".git" },
})
vim.lsp.enable("svc")

vim.api.nvim_create_autocmd("FileType", {
  pattern = "vsc",
  callback = function(event)
    vim.bo[event.buf].commentstring = "# %s"
  end,
})

-- Completion while you type, and the live picture of the stream as the command :SvcPreview.
vim.api.nvim_create_autocmd("LspAttach", {
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if not client or client.name ~= "svc" then
      return
    end
    vim.bo[event.buf].completeopt = "menuone,noselect,fuzzy,popup"
    vim.lsp.completion.enable(true, client.id, event.buf, { autotrigger = true })
    vim.api.nvim_buf_create_user_command(event.buf, "SvcPreview", function()
      client:exec_cmd({
        title = "preview",
        command = "svc.openPreview",
        arguments = { { uri = vim.uri_from_bufnr(event.buf) } },
      }, { bufnr = event.buf })
    end, { desc = "Open the live picture of the stream" })
  end,
})
