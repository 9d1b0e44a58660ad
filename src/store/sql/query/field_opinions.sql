-- field_opinions: every act, by residence, then order of entry.
SELECT id, residence_id, campaign_id, class, computed_class, given_on, role, motive FROM field_opinion ORDER BY residence_id, id
