package dev.deskbell.ticket;

/** What services are called; tickets keep their ids only. */
public interface ServiceNames {
  /** The service's name, or its id when nobody knows it any more. */
  String nameOf(String service);
}
