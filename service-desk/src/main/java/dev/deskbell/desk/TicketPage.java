package dev.deskbell.desk;

import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Response;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where a ticket's address leads in a browser. The ticket lives in chat, where everybody is known:
 * here nobody is, so that the page says the same about any ref, whether there is such a ticket or
 * not.
 */
@Configuration(proxyBeanMethods = false)
class TicketPage {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>A ticket of the service desk</title>
      <style>
        :root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif }
        main { max-width: 34rem; margin: 15vh auto; padding: 0 1rem }
        code { font-size: 1em }
      </style>
      <main>
        <h1>This ticket lives in chat</h1>
        <p>The service desk shows tickets where people talk, to whom they concern. To look at this one,
        say <code>/desk show</code> and its number there: the last part of this page’s address.</p>
        <p>When the link is pasted into a chat that the desk is in, it becomes the ticket’s card.</p>
      </main>
      </html>
      """;

  @Bean
  Endpoint ticketAddress() {
    return Endpoint.get("/t/{ref}", _ -> Response.html(200, PAGE));
  }
}
