-- mark_step: in: :step, :state
UPDATE history SET state = :state WHERE id = :step
