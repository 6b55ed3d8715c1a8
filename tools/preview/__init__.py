"""What `make serve` adds to the built pages."""
