"""The resume builder: the list of drafts, and one draft beside the page it becomes."""
