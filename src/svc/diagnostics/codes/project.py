"""The codes of configurations and of custom rules (VSC91x and VSC92x)."""

from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Level

CODES = (
    Code(
        "VSC910",
        "unknown-setting",
        Level.ERROR,
        "a setting that svc does not have",
        "unknown setting `{name}`",
        help="the settings are {settings}",
    ),
    Code(
        "VSC911",
        "invalid-setting",
        Level.ERROR,
        "a setting with an invalid value",
        "`{name}` {why}",
        help={
            "engine": "choose another program with svc render --engine PATH, or with the variable SVC_ENGINE",
            "duration": 'write one such as "{example}"',
            "length": 'write a duration such as "{example}"',
            "levels": 'write VSC303 = "off" below [levels]',
            "code": "svc explain lists them",
            "error": "a catalogue can allow a flow; a baseline can hold old errors",
            "level": "to make warnings fail a check: svc check --fail-on warning",
            "colours": 'write engage = "#e69312" below [colours]',
            "colour": 'write it as "#e69312"',
        },
    ),
    Code(
        "VSC912",
        "broken-configuration",
        Level.ERROR,
        "a configuration that can't be read",
        "this configuration can't be read: {why}",
        help="until it can be read, its settings have no effect",
    ),
    Code(
        "VSC913",
        "foreign-configuration",
        Level.WARNING,
        "a configuration that belongs to another user",
        "this configuration belongs to another user and is ignored",
        help="to use its settings, copy it into the project",
    ),
    Code(
        "VSC920",
        "faulty-rule",
        Level.WARNING,
        "a custom rule that fails",
        "the rule {rule} {what}",
        help="this is a fault of the rule, not of the stream: report it to its authors, or check without it",
    ),
)
