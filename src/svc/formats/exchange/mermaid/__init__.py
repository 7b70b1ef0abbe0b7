"""Mermaid: flowcharts as streams."""
