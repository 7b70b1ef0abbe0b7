"""Streams as pictures, pages and descriptions: views, layout, style, scene, rendering."""
