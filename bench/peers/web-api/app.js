// Slack's own client for Node, as its user would write it: whatever is to be said is handed over at once,
// and the client queues, waits and tries again as it is made to. A line of input is a list of messages.
const { WebClient } = require('@slack/web-api');
const readline = require('node:readline');

const client = new WebClient(process.env.SLACK_BOT_TOKEN, {
  slackApiUrl: process.env.SLACK_API_URL,
  logLevel: 'error',
});

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  for (const message of JSON.parse(line)) {
    client.chat.postMessage(message).catch((problem) => console.error(problem.message));
  }
});
console.log('ready');
