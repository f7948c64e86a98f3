-- When a comment was last edited by its author: deliveries overtake each other.
alter table comment add column edited_at timestamptz;
