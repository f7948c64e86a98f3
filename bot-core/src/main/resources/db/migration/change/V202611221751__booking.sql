create extension if not exists btree_gist;

-- When which change has which service. What has it to itself keeps every other out; what could not
-- wait shares. The truth is this constraint: what is checked before only spares people a surprise.
create table change_booking (
  ref     text      not null,
  service text      not null,
  span    tstzrange not null check (not isempty(span)),
  alone   boolean   not null,
  primary key (ref, service),
  constraint change_booking_alone exclude using gist (service with =, span with &&) where (alone)
);
create index change_booking_of_service on change_booking using gist (service, span);
create index change_booking_in_time on change_booking using gist (span);
