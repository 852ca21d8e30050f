"""Makes the network that the package ships: readers, training, export. Needs torch."""
