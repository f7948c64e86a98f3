// Bolt for JavaScript with its own receiver, as its user would write it: a ticket with its history
// and what is to be told, in one transaction, before it is acknowledged.
const { App } = require('@slack/bolt');
const { opens, prepared } = require('./tickets.cjs');

const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
  endpoints: '/slack/events',
  logLevel: 'error',
});

app.command('/desk', async ({ command, ack }) => {
  const id = await opens(command.text, command.user_id, command.channel_id);
  await ack(`#${id} is open: ${command.text}`);
});

(async () => {
  await prepared();
  await app.start({ port: Number(process.env.SERVER_PORT), host: '127.0.0.1' });
})();
