"""What runs in a process of its own, most of it with the packages of the alternatives."""
