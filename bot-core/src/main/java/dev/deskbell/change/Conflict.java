package dev.deskbell.change;

import dev.deskbell.service.Service;

/** Why a change can't be carried out then. */
sealed interface Conflict {
  /** Nothing may be changed. */
  record Frozen(dev.deskbell.service.Window freeze) implements Conflict {}

  /** The service is changed in its maintenance hours only. */
  record Outside(Service.Id service) implements Conflict {}

  /** Another change has a service of it. */
  record Taken(Booking by) implements Conflict {}
}
