-- add_campaign: in: :name, :starts_on, :ends_on, :frozen_on
INSERT INTO campaign (name, starts_on, ends_on, frozen_on) VALUES (:name, :starts_on, :ends_on, :frozen_on)
