"""Projects of one's own: the contract, audits without an answer key, the card."""
