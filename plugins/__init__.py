"""What happens to a post between the editor's file and the page: one folder a step."""
