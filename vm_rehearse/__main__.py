"""``python -m vm_rehearse``: the command `rehearse`."""

from vm_rehearse.cli import main

if __name__ == "__main__":
    main()
