"""From one text to its findings: the pipeline, the rules, selection, suppressions, custom rules and the fixer."""
