-- What is being carried out disturbs its services: asked for at every alert, and few of very many.
create index change_under_way on change (window_until) where status = 'IN_PROGRESS';
