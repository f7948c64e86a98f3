-- How often running it could not even be claimed, which may be no fault of the message.
alter table delivery add column vain int not null default 0;
