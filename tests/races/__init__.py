"""Several people at the same moment: one wins, the others are told, nothing is lost or doubled."""
