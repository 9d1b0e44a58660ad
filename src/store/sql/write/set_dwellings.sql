-- set_dwellings: in: :fid, :dwellings
UPDATE residence SET dwellings = :dwellings WHERE fid = :fid
