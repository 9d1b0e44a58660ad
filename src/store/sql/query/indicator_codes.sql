-- indicator_codes: every code and its id
SELECT code, id FROM indicator
