-- For whom tickets wait beside those who have them, and what for.
create table ticket_awaited (
  person bigint not null,
  ticket text not null references ticket deferrable initially deferred,
  why    text not null,
  primary key (person, ticket, why)
);
create index ticket_awaited_of_ticket on ticket_awaited (ticket, why);
