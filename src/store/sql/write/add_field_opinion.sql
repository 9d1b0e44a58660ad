-- add_field_opinion: one act about a computed class, given or withdrawn. in: every column
INSERT INTO field_opinion (residence_id, campaign_id, act, class, computed_class, given_on, role, motive)
VALUES (:residence, :campaign, :act, :class, :computed, :given_on, :role, :motive)
