"""What several steps read or write of HTML, beside what libraries do."""
