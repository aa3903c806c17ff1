# item: 01-8
ranger_note = (
    "On Dream, a model trained elsewhere answers Adélie or Gentoo for every "
    "Chinstrap: it never saw one. Name a few Chinstraps there by hand, add them "
    "to the training birds, and test again before you rely on it."
)
