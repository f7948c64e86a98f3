package dev.deskbell.ticket;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.FileContent;
import dev.deskbell.delivery.Piece;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.CommentFile.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of comments: which there are, and their bytes for as long as they are kept. */
@Component
class CommentFiles {
  private static final String COLUMNS =
      "comment, position, platform, workspace, file, name, size, state";

  private final JdbcClient db;
  private final Writes writes;
  private final FileWake wake;

  CommentFiles(JdbcClient db, Writes writes, FileWake wake) {
    this.wake = wake;
    this.db = db;
    this.writes = writes;
  }

  void add(long comment, int from, List<Attachment> files) {
    if (!files.isEmpty()) {
      wake.afterCommit();
    }
    for (var i = 0; i < files.size(); i++) {
      var file = files.get(i);
      writes.add(
          1,
          """
          insert into comment_file (comment, position, platform, workspace, file, name, size)
          values (?, ?, ?, ?, ?, ?, ?)\
          """,
          comment,
          from + i,
          file.platform(),
          file.workspace(),
          file.id(),
          file.name(),
          file.size());
    }
  }

  /** Its author attaches these now: what is missing was taken away. */
  void replace(Comment comment, List<Attachment> files) {
    var before = comment.files().stream().map(it -> it.attachment().id()).toList();
    var now = files.stream().map(Attachment::id).collect(Collectors.toSet());
    comment.files().stream()
        .filter(it -> !now.contains(it.attachment().id()))
        .forEach(it ->
            writes.add(
                1,
                """
                update comment_file set state = 'REMOVED', bytes = null
                 where comment = ? and position = ?\
                """,
                it.comment(),
                it.position()));
    add(
        comment.id(),
        all(comment.id()).size(),
        files.stream().filter(it -> !before.contains(it.id())).toList());
  }

  void remove(long comment) {
    writes.add(
        "update comment_file set state = 'REMOVED', bytes = null where comment = ?", comment);
  }

  /** Those that were not taken away. */
  List<CommentFile> of(long comment) {
    return all(comment).stream().filter(CommentFile::stands).toList();
  }

  private List<CommentFile> all(long comment) {
    return db.sql("select " + COLUMNS + " from comment_file where comment = ? order by position")
        .param(comment)
        .query(CommentFiles::file)
        .list();
  }

  /** What shows the files of a comment, also those that it had. */
  List<Piece> pieces(TicketRef ref, long comment) {
    return all(comment).stream().map(it -> Topics.file(ref, it)).toList();
  }

  /** What shows the files of a ticket. */
  List<Piece> pieces(TicketRef ref) {
    return db.sql(
            "select "
                + COLUMNS
                + " from comment_file where comment in (select id from comment where ticket = ?)"
                + " order by comment, position")
        .param(ref.toString())
        .query((row, number) -> Topics.file(ref, file(row, number)))
        .list();
  }

  /** The next that waits, put off for so long that whoever has it can fetch it. */
  Optional<CommentFile> claim(Instant now, Duration lease) {
    return db.sql(
            """
            update comment_file f set next_try = :later
              from (select comment, position from comment_file
                     where state = 'WAITING' and next_try <= :now
                     order by next_try limit 1 for update skip locked) it
             where f.comment = it.comment and f.position = it.position
            returning f.comment, f.position, f.platform, f.workspace, f.file, f.name, f.size, f.state
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("later", now.plus(lease).atOffset(ZoneOffset.UTC))
        .query(CommentFiles::file)
        .optional();
  }

  /** False when it was taken away meanwhile. */
  boolean keep(CommentFile file, FileContent content, Instant at) {
    return db.sql(
                """
                update comment_file set state = 'KEPT', media_type = ?, bytes = ?, kept_at = ?
                 where comment = ? and position = ? and state = 'WAITING'
                """)
            .params(
                content.mediaType(),
                content.bytes(),
                at.atOffset(ZoneOffset.UTC),
                file.comment(),
                file.position())
            .update()
        == 1;
  }

  void giveUp(CommentFile file, State why) {
    db.sql(
            """
            update comment_file set state = ?
             where comment = ? and position = ? and state = 'WAITING'
            """)
        .params(why.name(), file.comment(), file.position())
        .update();
  }

  /** It failed; how often so far. */
  int failed(CommentFile file, Instant now) {
    return db.sql(
            """
            update comment_file
               set failures = failures + 1,
                   next_try = ?::timestamptz + power(2, failures) * interval '10 s'
             where comment = ? and position = ?
            returning failures
            """)
        .params(now.atOffset(ZoneOffset.UTC), file.comment(), file.position())
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  Optional<FileContent> content(long comment, int position) {
    return db.sql(
            """
            select name, media_type, bytes from comment_file
             where comment = ? and position = ? and state = 'KEPT' and bytes is not null
            """)
        .params(comment, position)
        .query((row, _) ->
            new FileContent(
                row.getString("name"), row.getString("media_type"), row.getBytes("bytes")))
        .optional();
  }

  /** Forgets the bytes of what was kept before then; what was posted stays posted. */
  void forget(Instant before) {
    db.sql("update comment_file set bytes = null where bytes is not null and kept_at < ?")
        .param(before.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static CommentFile file(ResultSet row, int number) throws SQLException {
    return new CommentFile(
        row.getLong("comment"),
        row.getInt("position"),
        new Attachment(
            row.getString("platform"),
            row.getString("workspace"),
            row.getString("file"),
            row.getString("name"),
            row.getLong("size")),
        State.valueOf(row.getString("state")));
  }
}
