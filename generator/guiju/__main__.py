"""python -m guiju: the same as the command guiju."""

from guiju.cli import main

main()
