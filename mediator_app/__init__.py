"""Tournée: the laptop of a roaming digital mediator, and the centre it sends to."""
