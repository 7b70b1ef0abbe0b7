"""How fast svc is, as ratios measured side by side in one run: `python -m benchmarks`. No part of the package."""
