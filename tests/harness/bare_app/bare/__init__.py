"""The smallest Reflex app, without any guard: the ground on which the attack client is proved."""
