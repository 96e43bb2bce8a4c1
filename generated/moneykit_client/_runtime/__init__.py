"""The mechanism below the generated pages: how a call becomes a request, and an answer a value or an error.

Every client carries its own copy. Nothing here knows any particular API; start reading at `client`.
"""
