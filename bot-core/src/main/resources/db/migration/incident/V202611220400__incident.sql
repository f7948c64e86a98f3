create sequence ticket_number_inc;

create table incident (
  ref             text primary key references ticket deferrable initially deferred,
  status          text not null check (status in
                    ('NEW', 'ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'RESOLVED', 'CLOSED', 'CANCELLED')),
  acknowledged_by bigint,
  acknowledged_at timestamptz,
  waits_for       text,
  resolution      text not null,
  reopened        int not null
);
