package dev.deskbell.discord.fake;

import dev.deskbell.discord.fake.Messages.Draft;

/** How threads come to be: on a message, on their own, or as a post of a forum. */
final class ThreadMaking {
  private final World world;
  private final Messages messages;
  private final Events events;

  ThreadMaking(World world, Messages messages, Events events) {
    this.world = world;
    this.messages = messages;
    this.events = events;
  }

  Channel on(StoredMessage message, User owner, String name) {
    if (message.is(StoredMessage.HAS_THREAD)) {
      throw new ApiError(400, 160004, "A thread has already been created for this message");
    }
    var thread = make(message.id, Channel.PUBLIC_THREAD, message.channel, owner, name);
    message.flag(StoredMessage.HAS_THREAD, true);
    message.json.set("thread", thread.json(world, null));
    events.channelCreated(thread);
    events.messageUpdated(message);
    messages.line(
        thread,
        owner,
        StoredMessage.THREAD_STARTER,
        "",
        Json.object("message_id", message.id, "channel_id", message.channel.id));
    return thread;
  }

  Channel alone(Channel channel, int type, User owner, String name) {
    var thread = make(world.ids.next(), type, channel, owner, name);
    events.channelCreated(thread);
    if (type == Channel.PUBLIC_THREAD) {
      messages.line(channel, owner, StoredMessage.THREAD_CREATED, name, null);
    }
    return thread;
  }

  /** A post's first message has the thread's own id. */
  Channel post(Channel forum, User owner, String name, Draft first) {
    var thread = make(world.ids.next(), Channel.PUBLIC_THREAD, forum, owner, name);
    var message = messages.draw(thread.id, owner, thread, first);
    thread.messages.put(message.id, message);
    events.channelCreated(thread);
    events.messageCreated(message);
    return thread;
  }

  private Channel make(String id, int type, Channel parent, User owner, String name) {
    if (name.isBlank() || name.length() > 100) {
      throw ApiError.invalidForm("name: 1 to 100");
    }
    var thread = world.newChannel(id, type, parent.guild, parent);
    thread.name = name;
    thread.owner = owner.id();
    thread.members.add(owner.id());
    return thread;
  }
}
