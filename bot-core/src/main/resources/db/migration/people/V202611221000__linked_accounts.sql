-- When an account was last linked to another: for a while its word does not count where two must agree.
alter table account add column linked_at timestamptz;
