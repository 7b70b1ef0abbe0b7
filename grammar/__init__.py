"""The grammar of the `.vsc` language, as a resource of the package: `vsc.lark`."""
