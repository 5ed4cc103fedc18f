"""How Relata's syntax model is made: read, encode, train, quantise, export."""
