-- random_uid: out: 32 hexadecimal digits that no one else has
SELECT lower(hex(randomblob(16)))
