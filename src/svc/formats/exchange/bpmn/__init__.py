"""BPMN 2.0: streams as diagrams of processes, and processes as streams."""
