package dev.deskbell.chat;

import java.util.Set;

/** Knows the groups (user groups, roles) that accounts belong to on a platform. */
public interface Groups {
  /** Members of the group now; empty when there is no such group. */
  Set<Account> members(String workspace, String group);
}
