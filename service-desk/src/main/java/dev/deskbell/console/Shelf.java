package dev.deskbell.console;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.FileContent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files: seen with the message they belong to, and before that by their owner only. */
final class Shelf {
  private final JdbcClient db;

  Shelf(JdbcClient db) {
    this.db = db;
  }

  /** Keeps a file of a resident's, or of the desk's for whoever will see the message. */
  String keep(@Nullable String owner, FileContent file) {
    var id = UUID.randomUUID().toString();
    db.sql(
            """
            insert into console_files (id, owner, name, media_type, bytes)
            values (:id, :owner, :name, :type, :bytes)
            """)
        .param("id", id)
        .param("owner", owner)
        .param("name", Storable.fileName(file.name()))
        .param("type", Storable.mediaType(file.mediaType()))
        .param("bytes", file.bytes())
        .update();
    return id;
  }

  /** Hangs files on a message; nobody can hang what is another's. */
  void hang(Collection<String> files, long message, @Nullable String owner) {
    if (!files.isEmpty()) {
      db.sql(
              """
              update console_files set message = :message
               where id in (:files) and message is null and owner is not distinct from :owner
              """)
          .param("message", message)
          .param("files", files)
          .param("owner", owner)
          .update();
    }
  }

  /** What those files are called, as far as they are this person's. */
  List<Attachment> of(String owner, Collection<String> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    return db.sql(
            """
            select id, name, length(bytes) as size from console_files
             where id in (:files) and owner = :owner order by array_position(:order, id)
            """)
        .param("files", files)
        .param("order", files.toArray(String[]::new))
        .param("owner", owner)
        .query((row, _) -> attachment(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  /** The files that hang on a message. */
  List<Attachment> on(long message) {
    return db.sql(
            """
            select id, name, length(bytes) as size from console_files
             where message = :message order by name, id
            """)
        .param("message", message)
        .query((row, _) -> attachment(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  String typeOf(String id) {
    return db.sql("select media_type from console_files where id = ?")
        .param(id)
        .query((row, _) -> row.getString(1))
        .single();
  }

  Optional<FileContent> fetch(String id) {
    return db.sql("select name, media_type, bytes from console_files where id = :id")
        .param("id", id)
        .query((row, _) -> new FileContent(row.getString(1), row.getString(2), row.getBytes(3)))
        .optional();
  }

  /** The file, if these eyes may see it. */
  Optional<FileContent> fetchFor(String who, String id) {
    return db.sql(
            """
            select f.name, f.media_type, f.bytes from console_files f
              left join console_messages m on m.id = f.message
             where f.id = :id
               and (f.owner = :who or not m.removed and console_sees(:who, m.room))
            """)
        .param("id", id)
        .param("who", who)
        .query((row, _) -> new FileContent(row.getString(1), row.getString(2), row.getBytes(3)))
        .optional();
  }

  private static Attachment attachment(String id, String name, long size) {
    return new Attachment(Workspace.PLATFORM, Workspace.NAME, id, name, size);
  }
}
