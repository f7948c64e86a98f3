package dev.deskbell.slack.fake;

/** The way on which Slack reaches the app. */
interface AppLink {
  /** Waits for the app's answer, for three seconds at most. */
  Answer tells(Envelope envelope);
}
