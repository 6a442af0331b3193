"""From a content folder to a published one: a build that is whole or does not happen, and a preview."""
