// The Chat SDK behind Hono, as its user would write it: a ticket with its history and what is to be
// told, in one transaction. What it does in the background is awaited, so that what it acknowledges
// is durable, as with the others; left to itself it acknowledges first.
import { createSlackAdapter } from '@chat-adapter/slack';
import { createMemoryState } from '@chat-adapter/state-memory';
import { serve } from '@hono/node-server';
import { Chat } from 'chat';
import { Hono } from 'hono';
import { opens, prepared } from './tickets.cjs';

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

await prepared();
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.SERVER_PORT) });
