// What the peers of Node's keep, as their user would write it: a ticket with its history and what is
// to be told, in one transaction.
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const TABLES = `
  create table if not exists ticket (
    id bigint generated always as identity primary key, title text not null,
    requester text not null, status text not null, created_at timestamptz not null default now());
  create table if not exists event (
    id bigint generated always as identity primary key, ticket bigint not null references ticket,
    kind text not null, body jsonb not null, at timestamptz not null default now());
  create table if not exists outbox (
    id bigint generated always as identity primary key, ticket bigint not null references ticket,
    channel text not null, body text not null, sent_at timestamptz);
  create index if not exists outbox_waiting on outbox (id) where sent_at is null;`;

async function opens(title, requester, channel) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query(
      "insert into ticket (title, requester, status) values ($1, $2, 'NEW') returning id",
      [title, requester]);
    const id = rows[0].id;
    await client.query('insert into event (ticket, kind, body) values ($1, $2, $3)',
      [id, 'opened', { by: requester }]);
    await client.query('insert into outbox (ticket, channel, body) values ($1, $2, $3)',
      [id, channel, `#${id} ${title}`]);
    await client.query('commit');
    return id;
  } catch (problem) {
    await client.query('rollback');
    throw problem;
  } finally {
    client.release();
  }
}

async function prepared() {
  await pool.query(TABLES);
}

module.exports = { opens, prepared };
