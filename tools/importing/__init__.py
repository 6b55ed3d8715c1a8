"""A blog moves in from Blogger: its export becomes posts, pages and pictures of this one."""
