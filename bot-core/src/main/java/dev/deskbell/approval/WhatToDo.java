package dev.deskbell.approval;

/** What people can do when nobody decides. */
final class WhatToDo {
  static final String AGAIN = "It can be asked again: `approval ask` and its number.";

  static final String UNDECIDABLE =
      "nobody is left who may decide it by its rule: whom the policy names have left, abstained, or it is their own"
          + " matter. An administrator can name others in approvals.yaml; then "
          + "it can be asked again: `approval ask` and its number.";

  private WhatToDo() {}
}
