package dev.deskbell.request;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/**
 * When a question is asked: only if an earlier one was answered so.
 *
 * @param field the earlier question's id
 * @param is any of these answers
 */
record Condition(
    String field,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> is) {
  Condition {
    is = List.copyOf(is);
  }
}
