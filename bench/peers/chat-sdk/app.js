// The Chat SDK behind Hono, as its user would write it: a ticket with its history and what is to be
// told, in one transaction. What it does in the background is awaited, so that what it acknowledges
// is durable, as with the others; left to itself it acknowledges first.
import { createSlackAdapter } from '@chat-adapter/slack';
import { createMemoryState } from '@chat-adapter/state-memory';
import { serve } from '@hono/node-server';
import { Chat } from 'chat';
import { Hono } from 'hono';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

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

const bot = new Chat({
  userName: 'desk',
  adapters: {
    slack: createSlackAdapter({
      botToken: process.env.SLACK_BOT_TOKEN,
      signingSecret: process.env.SLACK_SIGNING_SECRET,
      apiUrl: process.env.SLACK_API_URL,
    }),
  },
  state: createMemoryState(),
  logger: 'error',
});

bot.onSlashCommand('/desk', async (event) => {
  await opens(event.text, event.user.userId, event.channel.id);
});

const app = new Hono();
app.post('/slack/events', async (c) => {
  const tasks = [];
  const response = await bot.webhooks.slack(c.req.raw, {
    waitUntil: (task) => tasks.push(task),
    propagateHandlerErrors: true,
  });
  await Promise.all(tasks);
  return response;
});

await pool.query(TABLES);
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.SERVER_PORT) });
