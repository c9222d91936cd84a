"""Views: one frozen value for each template, with every word, title and address that it shows.

The same views serve the site and the paper; a Scope decides whether names become links.
"""
